import { type Content, type Html, html } from "../html";
import { BUILD_NEWS_PATH } from "../http/build-news";
import type { PageContext } from "../page-context";
import { guideBox } from "./guide-box";
import { siteBar } from "./site-bar";

export interface Frame {
  readonly title: string;
  /** The project's navigation, or the portal's. */
  readonly navigation?: Content;
  readonly content: Content;
  /** Without padding, for a page of an app that fills the room. */
  readonly isBleeding?: boolean;
}

/** A whole document: the bar, the navigation, one `main` with the page. */
export function layout(context: PageContext, { title, navigation, content, isBleeding }: Frame): Html {
  const { request, site } = context;
  return html`<!doctype html>
<html lang="en" data-theme="dark:dark light:light spacing:spacing typography:typography shape:shape" data-color-mode="${request.session.theme}"${site.buildNews && html` data-build-news="${BUILD_NEWS_PATH}"`}>
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${title} · Offline site</title>
  <link rel="stylesheet" href="/platform/tokens.css">
  <link rel="stylesheet" href="/platform/site.css">
  <link rel="icon" href="data:,">
  <script src="/platform/site.js"></script>
</head>
<body>
  <a class="skip-link" href="#main">Skip to the page</a>
  ${siteBar(context)}
  <div class="page-is-old" id="page-is-old" role="status" hidden>Something has changed since this page was made. <a href="${request.url.pathname + request.url.search}">Reload</a></div>
  <div class="page-is-old" id="site-gone" role="status" hidden>The site does not answer; was it stopped?</div>
  <div class="body${navigation ? "" : " body-single"}">
    ${navigation}
    <main id="main" class="${isBleeding === true ? "main main-bleeding" : "main"}" tabindex="-1">${guideBox(context)}${content}</main>
  </div>
  <div id="flags" class="flags" role="status" aria-live="polite"></div>
</body>
</html>`;
}

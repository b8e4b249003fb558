/** The policy of an app's pages beside the one that Atlassian's own code makes of the same page and permissions. */
import { type ContentPermissions, CSPInjectionService, CSPProcessingService } from "@forge/csp";
import { load } from "cheerio/slim";
import type { ForgeHost } from "../../../forge/forge-host";
import { contentSecurityPolicy } from "../../../site/forge/resources";

const ORIGINS = { site: "http://localhost:8080", frames: "http://127.0.0.1:8080" };
const HASH = `sha256-${"A".repeat(43)}=`;

type Policy = ReadonlyMap<string, readonly string[]>;

const parsed = (directives: readonly string[]): Policy =>
  new Map(
    directives.map((directive) => {
      const [name = "", ...sources] = directive.trim().split(/\s+/);
      return [name, sources];
    }),
  );

function ourPolicy(markup: string, { scripts = [], styles = [] }: ContentPermissions): Policy {
  const host = { manifest: { contentScripts: scripts, contentStyles: styles } } as unknown as ForgeHost;
  return parsed(contentSecurityPolicy(host, ORIGINS, markup).split(";"));
}

function atlassiansPolicy(markup: string, content: ContentPermissions): Policy {
  const processing = new CSPProcessingService({ info: () => undefined }, load as never);
  const existingCSPDetails = processing.getCspDetails(markup as never, { content } as never);
  return parsed(new CSPInjectionService().getInjectableCSP({ existingCSPDetails, microsEnv: "prod" }));
}

const PAGES = {
  plain: "<!doctype html><head></head><body></body>",
  script: "<head><script>a()</script><script src='b.js'></script></head>",
  style: "<head><style>p { color: red }</style></head>",
};

const cases = Object.entries(PAGES).flatMap(([page, markup]) =>
  (
    [
      [{}, "nothing is asked for"],
      [{ styles: ["unsafe-inline"] }, "inline styles"],
      [{ scripts: ["unsafe-inline"] }, "inline scripts: no hash beside, which would switch it off"],
      [{ scripts: ["unsafe-eval", "unsafe-hashes", "blob:", HASH] }, "all that scripts may be allowed"],
      [{ scripts: ["data:", "https:", "nonsense"], styles: [HASH, "nonsense"] }, "what nobody may be allowed"],
    ] as const
  ).map(([content, why]) => ({ page, markup, content: content as ContentPermissions, why })),
);

it.each(cases)("a $page page is allowed nothing that Forge refuses: $why", ({ markup, content }) => {
  const theirs = atlassiansPolicy(markup, content);
  const extra = [...ourPolicy(markup, content)]
    .filter(([directive]) => directive !== "frame-ancestors") // this site is where the page stands
    .flatMap(([directive, sources]) =>
      sources
        .filter((source) => source !== "'none'" && !theirs.get(directive)?.includes(source))
        .map((source) => `${directive} ${source}`),
    );
  // Forge says nothing of the base address; ours is narrower than that.
  expect(extra.filter((found) => found !== "base-uri 'self'")).toEqual([]);
});

it.each(cases)("a $page page's own scripts and styles are allowed as on Forge: $why", ({ markup, content }) => {
  const own = (policy: Policy, directive: string): string[] =>
    (policy.get(directive) ?? []).filter((source) => !source.startsWith("https://")).sort();
  const theirs = atlassiansPolicy(markup, content);
  const ours = ourPolicy(markup, content);
  for (const directive of ["script-src", "style-src"]) expect(own(ours, directive)).toEqual(own(theirs, directive));
});

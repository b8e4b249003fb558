import { type Html, html } from "../html";
import type { PageContext } from "../page-context";
import { personas } from "../persona";

const SPEEDS = [
  [1, "Live"],
  [60, "× 60"],
  [3_600, "× 3600"],
] as const;

/** The bar above every page: what only this offline site has, apart from what Jira has. */
export function siteBar(context: PageContext): Html {
  const { site, persona, request } = context;
  const here = request.url.pathname + request.url.search;
  const otherTheme = request.session.theme === "dark" ? "light" : "dark";
  return html`<div class="site-bar" role="region" aria-label="Offline site">
    <a class="site-bar-name" href="/">Offline site</a>
    <details class="menu">
      <summary><span class="quiet">Looking as</span> <strong>${persona.name}</strong> <span class="quiet">${persona.role}</span></summary>
      <form class="menu-body" method="post" action="/sandbox/session">
        <input type="hidden" name="returnTo" value="${here}">
        ${personas(site.desk).map(
          ({ accountId, name, role }) =>
            html`<button class="menu-item" name="accountId" value="${accountId ?? ""}" ${accountId === persona.accountId && html`aria-current="true"`}><strong>${name}</strong><span class="quiet">${role}</span></button>`,
        )}
      </form>
    </details>
    ${clockMenu(context, here)}
    <form method="post" action="/sandbox/theme" data-theme-switch>
      <input type="hidden" name="returnTo" value="${here}">
      <button class="bar-button" name="theme" value="${otherTheme}">${otherTheme === "dark" ? "Dark theme" : "Light theme"}</button>
    </form>
    <nav class="site-bar-links" aria-label="Offline site">
      <a href="/sandbox/meter">Meter</a>
      <a href="/sandbox/log">Function log</a>
      <a href="/sandbox/outbox">Outbox</a>
    </nav>
  </div>`;
}

function clockMenu({ site, persona, format }: PageContext, here: string): Html {
  const { clock } = site;
  const { locale, timezone } = persona.viewer;
  const next = clock.nextAt();
  const speed = SPEEDS.find(([factor]) => factor === clock.speed)?.[1] ?? `× ${clock.speed}`;
  return html`<details class="menu">
    <summary><span class="visually-hidden">Site time: </span><time class="clock" data-clock="${clock.now()}" data-speed="${clock.speed}" data-locale="${locale}" data-time-zone="${timezone}" data-changes="${site.changes()}">${format.instant(clock.now())}</time> <span class="lozenge">${speed}</span></summary>
    <form class="menu-body" method="post" action="/sandbox/clock">
      <input type="hidden" name="returnTo" value="${here}">
      <p class="quiet">Times are in ${timezone}. The clock never goes back.</p>
      <div class="button-row" role="group" aria-label="Speed">
        ${SPEEDS.map(([factor, label]) => html`<button class="button" name="speed" value="${factor}" aria-pressed="${String(factor === clock.speed)}">${label}</button>`)}
      </div>
      <div class="button-row" role="group" aria-label="Go forward">
        <button class="button" name="jump" value="next">Next event</button>
        <button class="button" name="forward" value="3600">1 hour</button>
        <button class="button" name="forward" value="86400">1 day</button>
      </div>
      <p class="quiet">${next === undefined ? "Nothing is due." : html`Next event: ${format.instant(next)}`}</p>
      <label>Set to <input type="datetime-local" name="set" step="1"></label>
      <button class="button">Set the clock</button>
    </form>
  </details>`;
}

/** What only this site has: the switches of the bar, and pages that look behind the scenes. */
import { TZDate } from "@date-fns/tz";
import { type Html, html } from "../html";
import { HttpError, json, page, type Reply, seeOther } from "../http/reply";
import type { PageContext } from "../page-context";
import { personaFor } from "../persona";
import type { Sessions } from "../session";
import { layout } from "./layout";

/** `POST /sandbox/session`: look at the site as somebody else. */
export function switchPersona({ site, request }: PageContext, sessions: Sessions): Reply {
  const accountId = request.form.get("accountId") || undefined;
  const known = site.desk.users().some((user) => user.accountId === accountId && user.kind !== "app");
  if (accountId !== undefined && !known) throw new HttpError(404, "There is nobody with this account on this site.");
  sessions.change(request.session, { accountId });
  const path = returnPath(request.form);
  const mayGoBack = !personaFor(site.desk, accountId).usesPortalOnly || /^\/(servicedesk|sandbox|browse)\//.test(path);
  return seeOther(mayGoBack ? path : "/");
}

/** `POST /sandbox/theme` */
export function switchTheme({ request }: PageContext, sessions: Sessions): Reply {
  sessions.change(request.session, { theme: request.form.get("theme") === "dark" ? "dark" : "light" });
  return seeOther(returnPath(request.form));
}

/** `POST /sandbox/clock`: the speed, or forward to the next event, by some seconds, or to an instant. */
export async function steerClock({ site, request, persona }: PageContext): Promise<Reply> {
  const { clock } = site;
  const { form } = request;
  const speed = form.get("speed");
  const forward = form.get("forward");
  if (speed !== null) setSpeed(clock, Number(speed));
  else if (form.get("jump") === "next") await clock.jumpToNext();
  else if (forward !== null) await jumpTo(clock, clock.now() + Number(forward) * 1_000);
  else await jumpTo(clock, instantIn(persona.viewer.timezone, form.get("set") ?? ""));
  return seeOther(returnPath(form));
}

/** `GET /sandbox/state`: what an open page asks for every few seconds. */
export function siteState({ site }: PageContext): Reply {
  const { clock } = site;
  return json({ clock: { at: clock.now(), speed: clock.speed }, changes: site.changes() });
}

/** `GET /sandbox/outbox`: the e-mails that Jira would have sent. */
export function outboxPage(context: PageContext): Reply {
  const { site, format } = context;
  const users = new Map(site.desk.users().map(({ accountId, displayName }) => [accountId, displayName]));
  const mails = site.desk.outbox(200);
  const nameOf = (accountId: string): string => users.get(accountId) ?? accountId;
  const content = html`<h1>Outbox</h1>
    <p class="quiet">E-mails that Jira would have sent for apps' notifications, newest first. Nothing leaves this machine.</p>
    ${mails.length === 0 && html`<p class="empty">No mail yet.</p>`}
    ${mails.map(
      (mail) => html`<article class="card"><h2>${mail.subject}</h2>
        <p class="quiet">${format.instant(mail.at)} · about <a href="/browse/${mail.issueKey}">${mail.issueKey}</a> · from ${nameOf(mail.sender)} to ${mail.recipients.map(nameOf).join(", ") || "nobody"}</p>
        <pre class="mail" tabindex="0">${mail.textBody || mail.htmlBody}</pre></article>`,
    )}`;
  return page(layout(context, { title: "Outbox", content }));
}

/** `GET /sandbox/log`: the newest runs of the app's functions with what they wrote. */
export function logPage(context: PageContext): Reply {
  const { site, format } = context;
  const invocations = site.host.recentInvocations(200);
  const content = html`<h1>Function log</h1>
    <p class="quiet">The newest runs of the functions of ${site.appName}, newest first.</p>
    ${invocations.length === 0 && html`<p class="empty">No function has run yet.</p>`}
    <ol class="log">${invocations.map(
      (
        run,
      ) => html`<li><p><time>${format.instant(run.startedAt)}</time> <strong>${run.functionKey}</strong> <span class="quiet">${run.kind} · ${run.moduleKey}</span>
        <span class="lozenge" data-tone="${run.outcome === "succeeded" ? "success" : "danger"}">${run.outcome}</span> <span class="quiet">${format.number(run.milliseconds)} ms</span></p>
        ${run.error !== undefined && html`<p class="message message-error">${run.error}</p>`}
        ${run.logs.length > 0 && html`<pre tabindex="0">${run.logs.map(({ level, text }) => `${level.padEnd(5)} ${text}`).join("\n")}</pre>`}</li>`,
    )}</ol>`;
  return page(layout(context, { title: "Function log", content }));
}

/** `GET /sandbox/meter`: what the app has used, and what the platform would charge. */
export function meterPage(context: PageContext): Reply {
  const { site, format } = context;
  const reading = site.host.meter();
  const count = (value: number): string => format.number(value);
  const content = html`<h1>Meter</h1>
    <p class="quiet">What ${site.appName} has used since it was installed here. Forge charges by month and by app, over all customers together.</p>
    <div class="figures">
      ${figure("Jira points", count(reading.jira.points), `${count(reading.jira.throttled)} answers 429`)}
      ${figure("Storage reads", count(reading.kvs.reads), `${count(reading.kvs.readUnits10KB)} units of 10 KB`)}
      ${figure("Storage writes", count(reading.kvs.writes), `${count(reading.kvs.writeUnits10KB)} units of 10 KB`)}
      ${figure("Invocations", count(Object.values(reading.invocations).reduce((sum, each) => sum + each.count, 0)), `${count(Object.values(reading.invocations).reduce((sum, each) => sum + each.errors, 0))} failed`)}
      ${figure("GB-seconds", format.number(reading.gbSeconds, 1), "memory × time")}
      ${figure("Queue", count(reading.queue.pushed), `${count(reading.queue.retried)} retried, ${count(reading.queue.expired)} expired`)}
    </div>
    <h2>What the platform would charge</h2>
    ${table(
      "Charges by meter",
      ["Meter", "Used", "Unit", "Free each month", "Price", "Charge"],
      reading.charges.map((charge) => [
        charge.meter,
        format.number(charge.amount, 4),
        charge.unit,
        format.number(charge.freePerMonth, 3),
        `$${charge.priceUSD}`,
        `$${format.number(charge.chargeUSD, 4)}`,
      ]),
    )}
    <h2>Functions</h2>
    ${table(
      "Invocations by function",
      ["Function", "Runs", "Failed", "Mean ms", "Longest ms", "GB-seconds"],
      Object.entries(reading.invocations).map(([name, each]) => [
        name,
        count(each.count),
        count(each.errors),
        count(each.count === 0 ? 0 : each.totalMs / each.count),
        count(each.maxMs),
        format.number(each.gbSeconds, 2),
      ]),
    )}
    <h2>Jira requests</h2>
    ${table(
      "Requests by endpoint",
      ["Endpoint", "Requests"],
      Object.entries(reading.jira.requests)
        .sort(([, one], [, other]) => other - one)
        .map(([route, requests]) => [route, count(requests)]),
    )}`;
  return page(layout(context, { title: "Meter", content }));
}

const figure = (name: string, value: string, note: string): Html =>
  html`<div class="figure"><p class="quiet">${name}</p><p class="figure-value">${value}</p><p class="quiet">${note}</p></div>`;

function table(label: string, head: readonly string[], rows: readonly (readonly string[])[]): Html {
  if (rows.length === 0) return html`<p class="empty">Nothing yet.</p>`;
  return html`<div class="scroll" role="region" aria-label="${label}" tabindex="0"><table class="table table-figures">
    <thead><tr>${head.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
    <tbody>${rows.map(([first, ...others]) => html`<tr><th scope="row">${first}</th>${others.map((value) => html`<td>${value}</td>`)}</tr>`)}</tbody>
  </table></div>`;
}

/** Only a path of this site: an address elsewhere is not followed. */
function returnPath(form: URLSearchParams): string {
  const path = form.get("returnTo") ?? "/";
  return /^\/(?![/\\])/.test(path) ? path : "/";
}

/** What a `datetime-local` input says, in the person's zone. */
export function instantIn(timezone: string, local: string): number {
  const parts = /^(\d{4,})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d))?/
    .exec(local)
    ?.slice(1)
    .map((part) => Number(part ?? 0));
  if (parts === undefined) throw new HttpError(400, "Choose a date and a time to set the clock to.");
  const [year, month, day, hour, minute, second] = parts as [number, number, number, number, number, number];
  return new TZDate(year, month - 1, day, hour, minute, second || 0, timezone).getTime();
}

type Clock = PageContext["site"]["clock"];

function setSpeed(clock: Clock, speed: number): void {
  if (!(speed > 0 && speed <= 3_600))
    throw new HttpError(400, "The clock runs between 1 and 3600 times as fast as real time.");
  clock.setSpeed(speed);
}

async function jumpTo(clock: Clock, instant: number): Promise<void> {
  if (!Number.isFinite(instant)) throw new HttpError(400, "The clock cannot go to that time.");
  if (instant < clock.now()) throw new HttpError(400, "The site's clock cannot go back: choose a later time.");
  await clock.jumpTo(instant);
}

/** Pages that Jira does not have: what the app has used, what its functions wrote, what mail would have been sent. */
import { type Html, html } from "../html";
import { page, type Reply } from "../http/reply";
import type { PageContext } from "../page-context";
import { layout } from "./layout";

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

import type { Answer, CustomerAnswer } from "../../../src/contract";
import { element } from "../panel/element";
import { dateInWords, moment, roughly, type Viewer } from "../panel/times";
import { hoursInWords } from "../panel/why/rule-words";
import { say, sayIn } from "./words";

type Promised = CustomerAnswer["promises"][number];
type Clock = Promised["clocks"][number];
type Maintenance = CustomerAnswer["maintenance"][number];
type Contact = Promised["contacts"][number];

/** What a customer reads: how each promise stands, whom to turn to, and what was agreed. */
export function promiseParts(answer: Answer<CustomerAnswer | null>, viewer: Viewer): HTMLElement[] {
  if (answer.kind === "failed") return [note(answer.message)];
  if (answer.value === null) return [note(say("unknown"))];
  const { promises, at, maintenance } = answer.value;
  const now = Date.parse(at);
  const planned = maintenance.map((one) => plannedInWords(one, now, viewer));
  if (promises.length === 0) return [...planned, note(say("no-agreement"))];
  const promised = promises.map((promise) =>
    element(
      "section",
      { class: "promise" },
      ...promise.clocks.map((clock) => clockInWords(clock, now, viewer)),
      ...(promise.clocks.length === 0 ? [element("p", {}, say("nothing-for-priority"))] : []),
      ...contactList(promise.contacts),
      ...terms(promise, viewer),
    ),
  );
  return [...planned, ...promised];
}

function plannedInWords({ service, from, to, isWhole }: Maintenance, now: number, viewer: Viewer): HTMLElement {
  const when = (at: string) => moment(Date.parse(at), now, viewer);
  const key =
    Date.parse(from) <= now
      ? isWhole
        ? "maintenance.whole-now"
        : "maintenance.part-now"
      : isWhole
        ? "maintenance.whole"
        : "maintenance.part";
  return element(
    "p",
    { class: "note" },
    element("span", {}, ...sayIn(key, { service, from: when(from), to: when(to) })),
  );
}

const note = (words: string) => element("p", { class: "note" }, words);

function clockInWords(clock: Clock, now: number, viewer: Viewer): HTMLElement {
  const when = (at: string) => moment(Date.parse(at), now, viewer, clock.timezone ?? viewer.timeZone);
  const { measure, state, promisedMs, usedMs, grantedMs, dueAt, stoppedAt, pausedSince, opensAt } = clock;
  const promised = roughly(promisedMs);
  const left = roughly(Math.max(0, promisedMs - usedMs));
  const over = roughly(Math.max(0, usedMs - promisedMs));
  const used = roughly(usedMs);
  const first = (): Node[] => {
    switch (state) {
      case "kept":
        return sayIn(`${measure}.kept`, { when: when(stoppedAt!), used, promised });
      case "kept-late":
        return sayIn(`${measure}.kept-late`, { when: when(stoppedAt!), promised, over });
      case "late":
        return dueAt === null
          ? sayIn(`${measure}.late-paused`, { promised, over })
          : sayIn(`${measure}.late`, { when: when(dueAt), over });
      case "paused":
        return sayIn(`${measure}.promised`, { promised });
      case "running":
      case "outside-hours":
        return dueAt === null
          ? sayIn(`${measure}.promised`, { promised })
          : sayIn(`${measure}.due`, { when: when(dueAt) });
    }
  };
  const then: Node[][] = [];
  if (state === "running" || state === "outside-hours") then.push(sayIn("left", { left }));
  if (pausedSince !== null)
    then.push(sayIn(state === "paused" ? "paused" : "paused-late", { since: when(pausedSince), left }));
  if (opensAt !== null) then.push(sayIn("closed", { opens: when(opensAt) }));
  if (grantedMs > 0) then.push(sayIn("granted", { more: roughly(grantedMs), agreed: roughly(promisedMs - grantedMs) }));
  return element(
    "div",
    { class: "clock", "data-risk": state === "late" || state === "kept-late" ? "breached" : "on-track" },
    element("p", { class: "due" }, ...first()),
    ...then.map((words) => element("p", { class: "quiet" }, ...words)),
  );
}

function contactList(contacts: readonly Contact[]): HTMLElement[] {
  if (contacts.length === 0) return [];
  return [
    element("h3", {}, say("contacts")),
    element(
      "ul",
      { class: "contacts" },
      ...contacts.map(({ name, side, role, phone, email }) =>
        element(
          "li",
          {},
          element("bdi", {}, name),
          ` (${[role, say(`side.${side}`)].filter((part) => part !== null).join(", ")})`,
          ...[phone, email].flatMap((way) => (way === null ? [] : [", ", element("bdi", {}, way)])),
        ),
      ),
    ),
  ];
}

function terms({ agreement, version, terms: agreed }: Promised, viewer: Viewer): HTMLElement[] {
  if (agreed === null) return [];
  const { validFrom, targets, hours, needs, service } = agreed;
  return [
    element(
      "details",
      {},
      element("summary", {}, ...sayIn("agreement", { agreement })),
      element(
        "p",
        { class: "quiet" },
        ...sayIn("version", {
          version,
          from: dateInWords(validFrom, viewer),
          service: service ?? say("every-service"),
        }),
      ),
      element(
        "table",
        {},
        element("caption", {}, say("targets.caption")),
        element(
          "thead",
          {},
          element(
            "tr",
            {},
            ...(["what", "priority", "within", "hours"] as const).map((key) =>
              element("th", { scope: "col" }, say(`targets.${key}`)),
            ),
          ),
        ),
        element(
          "tbody",
          {},
          ...targets.map((target) =>
            element(
              "tr",
              {},
              element("td", {}, say(`targets.${target.measure}`)),
              element("td", {}, target.priority === "*" ? say("targets.any") : target.priority),
              element("td", {}, roughly(target.withinMs)),
              element("td", {}, target.hours),
            ),
          ),
        ),
      ),
      ...hours.map(({ title, timezone, week }) =>
        element("p", {}, element("bdi", {}, hoursInWords({ calendar: { name: title, timezone, week } }))),
      ),
      ...(needs.length === 0
        ? []
        : [element("p", {}, say("needs")), element("ul", {}, ...needs.map((need) => element("li", {}, need)))]),
    ),
  ];
}

import type {
  ClockStanding,
  ClockStory,
  EscalationStanding,
  PromiseStanding,
  TicketStanding,
} from "../../../src/contract";

export const HOUR = 3_600_000;
/** A Monday, 8:00 in Amsterdam. */
export const monday = Date.UTC(2026, 10, 23, 7);
export const iso = (at: number) => new Date(at).toISOString();

/** A running clock, asked for at eleven on that Monday: three of eight hours used, open until five in the afternoon. */
export const askedAt = monday + 3 * HOUR;

/** A ladder of three steps, the first of which was passed over in silence. */
export function aLadder(differing: Partial<EscalationStanding> = {}): EscalationStanding {
  return { of: 3, announced: 1, told: null, holdsWhenAcknowledged: true, isHeld: false, next: null, ...differing };
}

export function aClock(differing: Partial<ClockStanding> = {}): ClockStanding {
  return {
    measure: "resolution",
    cycle: 1,
    priority: "High",
    state: "running",
    startedAt: iso(monday),
    stoppedAt: null,
    targetMs: 8 * HOUR,
    elapsedMs: 3 * HOUR,
    atRiskMs: 4 * HOUR,
    dueAt: iso(monday + 8 * HOUR),
    isBreached: false,
    timezone: "Europe/Amsterdam",
    calendar: "Office hours",
    pause: null,
    hours: {
      open: [
        [iso(askedAt), iso(monday + 9 * HOUR)],
        [iso(monday + 24 * HOUR), iso(askedAt + 24 * HOUR)],
      ],
      until: iso(askedAt + 24 * HOUR),
      opensAt: null,
    },
    escalation: null,
    grantedMs: 0,
    pendingExtension: null,
    awaitsAcknowledgement: null,
    explanation: null,
    ...differing,
  };
}

export function aPromise(differing: Partial<PromiseStanding> = {}): PromiseStanding {
  return {
    agreement: "gold",
    version: 2,
    kind: "sla",
    name: "Gold",
    counterparts: ["Acme"],
    isFormer: false,
    absence: null,
    clocks: [aClock()],
    ...differing,
  };
}

export function aStanding(differing: Partial<TicketStanding> = {}): TicketStanding {
  return {
    kind: "standing",
    at: iso(askedAt),
    knowledge: { kind: "complete" },
    priority: "High",
    isExcluded: false,
    promises: [aPromise()],
    noAgreement: null,
    ...differing,
  };
}

/** Ran two hours, waited one, was closed for the night, ran another hour. */
export function aStory(differing: Partial<ClockStory> = {}): ClockStory {
  const tuesday = monday + 24 * HOUR;
  const inHand = { kind: "running", cause: "in-hand", status: "Active", team: "Secret team", closures: [] } as const;
  return {
    at: iso(tuesday + HOUR),
    knowledge: { kind: "complete" },
    rule: {
      name: "Gold",
      version: 2,
      kind: "sla",
      counterparts: ["Acme"],
      validFrom: "2026-01-01",
      measure: "resolution",
      targetMs: 8 * HOUR,
      priority: null,
      calendar: {
        name: "Office hours",
        timezone: "Europe/Amsterdam",
        week: { kind: "weekly", groups: [{ days: [{ from: "mon", to: "fri" }], hours: [["08:00", "11:00"]] }] },
      },
      pausedIn: ["Waiting for customer"],
      stoppedIn: ["Done"],
      answeredIn: [],
      reopen: "resume",
    },
    startedAt: iso(monday),
    stoppedAt: null,
    state: "running",
    dueAt: iso(tuesday + 6 * HOUR),
    isBreached: false,
    grantedMs: 0,
    elapsedMs: 3 * HOUR,
    pausedMs: HOUR,
    segments: [
      { ...inHand, from: iso(monday), to: iso(monday + HOUR) },
      { ...inHand, team: "Other team", from: iso(monday + HOUR), to: iso(monday + 2 * HOUR) },
      {
        from: iso(monday + 2 * HOUR),
        to: iso(monday + 3 * HOUR),
        kind: "paused",
        cause: "pause-status",
        status: "Waiting for customer",
        team: "Other team",
        closures: [],
      },
      {
        ...inHand,
        kind: "outside-hours",
        from: iso(monday + 3 * HOUR),
        to: iso(tuesday),
        closures: [{ kind: "out-of-hours" }],
      },
      { ...inHand, from: iso(tuesday), to: iso(tuesday + HOUR) },
    ],
    sumsMs: { running: 3 * HOUR, paused: HOUR, "outside-hours": 21 * HOUR, stopped: 0 },
    updates: [
      {
        at: iso(monday + HOUR),
        changes: [{ fact: "team", from: "Secret team", to: "Other team" }],
        isFirstReply: false,
        hadEffect: false,
      },
      {
        at: iso(monday + 2 * HOUR),
        changes: [{ fact: "status", from: "Active", to: "Waiting for customer" }],
        isFirstReply: false,
        hadEffect: true,
      },
    ],
    ...differing,
  };
}

/** What people type: markup, marks that turn the direction of writing, emoji, and far too much. */
export const hostile = [
  `<img src=x onerror="window.hacked = true"><script>window.hacked = true</script>`,
  "\u202Eright to left\u202C \u0645\u0631\u062D\u0628\u0627",
  "👩🏽‍🔧🔥",
  "{name} {status}",
  "x".repeat(10_000),
] as const;

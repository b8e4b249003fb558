import * as fc from "fast-check";
import type {
  AgreementEntry,
  ChainLegEntry,
  CommencementEntry,
  EscalationEntry,
  SignatureEntry,
  TargetEntry,
  WaiverEntry,
} from "../../../src/domain/agreement/agreement-entry";
import type { CalendarEntry } from "../../../src/domain/catalogue/calendar-entry";
import type { Catalogue } from "../../../src/domain/catalogue/catalogue";
import type { PriorityMatrix } from "../../../src/domain/catalogue/priority-matrix";
import type { Service } from "../../../src/domain/catalogue/service";

/** Texts of all sorts: quotes, line ends, markup, numbers in disguise, other scripts, lone surrogates. */
const text = fc.oneof(
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }),
  fc.string({ unit: "binary", minLength: 1, maxLength: 12 }),
  fc.constantFrom(
    "yes",
    "null",
    "~",
    "1e3",
    "0x10",
    "12:30:00",
    "2013-01-01",
    "- a",
    "a: b",
    "# no",
    " padded ",
    "a\n\nb\n",
    "'\"",
    "*",
    "&a",
    "\ud800",
    "🛠️",
  ),
);

const key = text.filter((value) => value !== "*");

type Parts = Readonly<Record<string, fc.Arbitrary<unknown>>>;

/** All required keys and some of the optional ones, in any order. */
function group<T>(required: Parts, optional: Parts = {}): fc.Arbitrary<T> {
  const shape = { ...required, ...optional };
  return fc
    .record(shape, { requiredKeys: Object.keys(required) })
    .chain((value) =>
      fc
        .shuffledSubarray(Object.keys(value), { minLength: Object.keys(value).length })
        .map((keys) => Object.fromEntries(keys.map((name) => [name, value[name]])) as T),
    );
}

const localDate = fc
  .date({ min: new Date("1971-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const wallTime = (minutes: number) =>
  [minutes / 60, minutes % 60].map((part) => String(Math.floor(part)).padStart(2, "0")).join(":");

/** Ascending intervals that do not overlap; some touch. */
const intervals = fc
  .uniqueArray(fc.integer({ min: 0, max: 24 * 60 }), { maxLength: 6 })
  .map((minutes) => minutes.sort((one, other) => one - other))
  .map((minutes) =>
    minutes.flatMap((start, place) =>
      place % 2 === 0 && place + 1 < minutes.length ? [[wallTime(start), wallTime(minutes[place + 1]!)]] : [],
    ),
  );

const byDate = fc.dictionary(localDate, intervals, { maxKeys: 3 });

const weekly = group(
  {},
  Object.fromEntries(["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map((day) => [day, intervals])),
);

const calendarOf = (calendarKey: string): fc.Arbitrary<CalendarEntry> =>
  group<CalendarEntry>(
    {
      key: fc.constant(calendarKey),
      timezone: fc.constantFrom("Etc/UTC", "Europe/Zurich", "Pacific/Apia", "Australia/Lord_Howe", "America/Sao_Paulo"),
      weekly: fc.oneof(fc.constant("always"), weekly),
    },
    {
      name: text,
      holidays: fc.array(fc.oneof(localDate, group({ date: localDate }, { name: text })), { maxLength: 3 }),
      overrides: byDate,
      breaks: byDate,
    },
  );

const duration = fc
  .tuple(fc.nat(99), fc.nat(59), fc.nat(59))
  .map(([hours, minutes, seconds]) => `PT${hours}H${minutes ? `${minutes}M` : ""}${seconds ? `${seconds}S` : ""}`);

const statuses = fc.array(text, { maxLength: 3 });
const measure = fc.constantFrom("resolution", "response");

interface Keys {
  readonly calendars: readonly string[];
  readonly services: readonly string[];
  readonly contacts: readonly string[];
  readonly customers: readonly string[];
}

const documents = fc.array(
  group({ title: text, url: fc.constantFrom("https://example.com/a", "http://example.com/?q=1#2") }),
  { maxLength: 2 },
);

/** What people agree beside targets; anybody answers for it who is known. */
const termsOf = (keys: Keys): Parts => ({
  name: text,
  state: fc.constantFrom("draft", "proposed", "agreed"),
  ...ownerAmong(keys.contacts),
  attainment: group(
    { percent: fc.integer({ min: 0, max: 100 }) },
    { per: fc.constantFrom("month", "quarter", "year") },
  ),
  review: group({ every: fc.constantFrom("month", "quarter", "half-year", "year") }),
  notice: group({ days: fc.integer({ min: 1, max: 400 }) }),
  penalty: text,
  needs: fc.array(text, { maxLength: 3 }),
  documents,
  signatures: fc.uniqueArray(
    group<SignatureEntry>({ side: fc.constantFrom("provider", "customer", "supplier"), name: text, on: localDate }),
    { maxLength: 3, selector: ({ side, name }) => `${side} ${name}` },
  ),
});

const ownerAmong = (contacts: readonly string[]): Parts =>
  contacts.length === 0 ? {} : { owner: fc.constantFrom(...contacts) };

/** Legs of a chain, branches in branches; none where there is nobody to stand behind a promise. */
const chainOf = (supporting: readonly string[]): fc.Arbitrary<ChainLegEntry[]> => {
  if (supporting.length === 0) return fc.constant([]);
  const link = group<ChainLegEntry>({ agreement: fc.constantFrom(...supporting) }, { optional: fc.boolean() });
  const branches = (legs: fc.Arbitrary<ChainLegEntry>) =>
    group<ChainLegEntry>(
      { parallel: fc.array(fc.array(legs, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 2 }) },
      { optional: fc.boolean() },
    );
  return fc.array(fc.oneof(link, branches(fc.oneof(link, branches(link)))), { maxLength: 3 });
};

const waivers = fc.uniqueArray(
  group<WaiverEntry>(
    { measure, reason: text, by: text, on: localDate },
    { priority: fc.constantFrom("*", "High", "Low") },
  ),
  { maxLength: 2, selector: (waiver) => `${waiver.measure} ${waiver.priority ?? "*"}` },
);

const priorityMatrix = fc
  .tuple(fc.uniqueArray(text, { minLength: 1, maxLength: 3 }), fc.uniqueArray(text, { minLength: 1, maxLength: 3 }))
  .chain(([impacts, urgencies]) =>
    group<PriorityMatrix>({
      impacts: fc.constant(impacts),
      urgencies: fc.constant(urgencies),
      priorities: fc.tuple(...impacts.map(() => fc.tuple(...urgencies.map(() => text)))),
    }),
  );

const someOf = (keys: readonly string[]) => fc.subarray([...keys]);

const targetsOf = (keys: Keys): fc.Arbitrary<TargetEntry[]> =>
  fc.uniqueArray(
    group<TargetEntry>(
      { measure, within: duration, calendar: fc.constantFrom(...keys.calendars) },
      { priority: fc.constantFrom("*", "High", "Low", "3") },
    ),
    { minLength: 1, maxLength: 4, selector: (target) => `${target.measure} ${target.priority ?? "*"}` },
  );

const stepsOf = (keys: Keys) =>
  fc
    .uniqueArray(fc.integer({ min: 1, max: 9 }), { maxLength: 4 })
    .chain((levels) =>
      fc.tuple(
        ...levels
          .sort((one, other) => one - other)
          .map((level) =>
            group(
              { level: fc.constant(level) },
              { notify: someOf(keys.contacts), comment: fc.constantFrom("internal", "public") },
            ),
          ),
      ),
    );

const escalationOf = (keys: Keys): fc.Arbitrary<EscalationEntry[]> =>
  fc.uniqueArray(
    group<EscalationEntry>({
      measure,
      commence: fc.oneof(
        fc.integer({ min: 0, max: 150 }).map((percent): CommencementEntry => ({ percent })),
        duration.map((before): CommencementEntry => ({ before })),
        duration.map((after): CommencementEntry => ({ after })),
      ),
      every: duration,
      steps: stepsOf(keys),
    }),
    { maxLength: 2, selector: (ladder) => ladder.measure },
  );

const clock = group(
  {},
  {
    stop: group({}, { statuses }),
    pause: group({}, { statuses, measures: fc.subarray(["resolution", "response"]) }),
    respond: group({}, { statuses }),
    reopen: fc.constantFrom("resume", "restart"),
  },
);

type Kind = AgreementEntry["kind"];

function agreementOf(
  keys: Keys,
  kind: Kind,
  agreementKey: string,
  version: number,
  supporting: readonly string[],
): fc.Arbitrary<AgreementEntry> {
  const required = {
    key: fc.constant(agreementKey),
    version: fc.constant(version),
    service: fc.constantFrom("*", ...keys.services),
    validFrom: localDate,
    targets: targetsOf(keys),
  };
  const optional = {
    clock,
    availability: group(
      { percent: fc.integer({ min: 0, max: 1000 }).map((permille) => permille / 10) },
      {
        calendar: fc.constantFrom(...keys.calendars),
        per: fc.constantFrom("month", "quarter", "year"),
        announced: duration,
      },
    ),
    escalation: escalationOf(keys),
    ...termsOf(keys),
  };
  const someTexts = fc.array(text, { minLength: 1, maxLength: 3 });
  const ofKind: Readonly<Record<Kind, fc.Arbitrary<AgreementEntry>>> = {
    sla: group(
      { ...required, kind: fc.constant("sla") },
      { ...optional, customer: fc.constantFrom("*", ...keys.customers), chain: chainOf(supporting), waivers },
    ),
    ola: group({ ...required, kind: fc.constant("ola"), party: group({ teams: someTexts }) }, optional),
    uc: group(
      { ...required, kind: fc.constant("uc"), party: group({ supplier: text, statuses: someTexts }) },
      optional,
    ),
  };
  return ofKind[kind].chain((agreement) =>
    localDate.map((validTo) => (validTo > agreement.validFrom ? { ...agreement, validTo } : agreement)),
  );
}

const someKeys = (minLength: number, maxLength: number) => fc.uniqueArray(key, { minLength, maxLength });

/** Entries of one section, one for each key; each may depend only on the entries before it, so that no circle arises. */
function chained<T>(keys: readonly string[], required: Parts, optional: Parts) {
  return fc.tuple(
    ...keys.map((entryKey, place) =>
      group<T>({ key: fc.constant(entryKey), ...required }, { dependsOn: someOf(keys.slice(0, place)), ...optional }),
    ),
  );
}

/** Any catalogue that `parseCatalogue` accepts. */
export const arbitraryCatalogue: fc.Arbitrary<Catalogue> = fc
  .record({
    calendars: someKeys(1, 3),
    services: someKeys(0, 4),
    items: someKeys(0, 3),
    contacts: someKeys(0, 3),
    customers: someKeys(0, 3),
    values: someKeys(0, 6),
    organizations: someKeys(3, 3),
    statuses: someKeys(0, 4),
    // All versions of a key are of one kind.
    agreements: fc.uniqueArray(fc.tuple(key, fc.constantFrom<Kind>("sla", "ola", "uc"), fc.subarray([1, 2, 3])), {
      maxLength: 4,
      selector: ([name]) => name,
    }),
  })
  .chain((keys) =>
    group<Catalogue>(
      {
        format: fc.constant("service-level-catalogue/1"),
        calendars: fc.tuple(...keys.calendars.map(calendarOf)),
        services: chained<Service>(
          keys.services,
          { name: text },
          {
            description: text,
            outcome: text,
            cost: group({}, { amount: fc.nat(10_000).map((cents) => cents / 100), currency: text, per: text }),
            configurationItems: someOf(keys.items),
            state: fc.constantFrom("proposed", "live", "retired"),
            hours: fc.constantFrom(...keys.calendars),
            documents,
            ...ownerAmong(keys.contacts),
          },
        ).map((services) =>
          // Each value belongs to one service, in turn.
          services.map((service, place) => ({
            ...service,
            tickets: { service: keys.values.filter((_, index) => index % services.length === place) },
          })),
        ),
        contacts: fc.tuple(
          ...keys.contacts.map((contact, place) =>
            group(
              { key: fc.constant(contact) },
              {
                name: text,
                side: fc.constantFrom("provider", "customer", "supplier"),
                ...(place % 2 === 0 ? { accountId: text } : { groupId: text }),
                role: text,
                phone: text,
                email: text,
                company: text,
                // Only those before it, so that no circle arises.
                ...(place > 0 && { substitute: fc.constantFrom(...keys.contacts.slice(0, place)) }),
              },
            ),
          ),
        ),
        customers: fc.tuple(
          ...keys.customers.map((customer, place) =>
            group(
              { key: fc.constant(customer), organization: fc.constant(keys.organizations[place]!) },
              { name: text, contacts: someOf(keys.contacts) },
            ),
          ),
        ),
        agreements: fc.tuple(
          ...keys.agreements.flatMap(([name, kind, versions]) =>
            versions.map((version) =>
              agreementOf(
                keys,
                kind,
                name,
                version,
                keys.agreements.filter((other) => other[1] !== "sla" && other[2].length > 0).map(([other]) => other),
              ),
            ),
          ),
        ),
        configurationItems: chained(
          keys.items,
          {},
          {
            name: text,
            type: text,
            description: text,
            state: fc.constantFrom("planned", "live", "retired"),
            ...ownerAmong(keys.contacts),
          },
        ),
      },
      {
        priorityMatrix,
        statuses: fc.tuple(
          ...keys.statuses.map((name) =>
            group({ name: fc.constant(name) }, { category: fc.constantFrom("new", "indeterminate", "done") }),
          ),
        ),
      },
    ),
  );

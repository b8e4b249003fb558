/** Where an answer names tickets: members that hold a key, or a list of keys. A new place belongs in here. */
const PLACES: ReadonlySet<string> = new Set(["issueKey", "tickets", "open", "openBroken", "reopened", "poor"]);
/** Lists whose members are each about one ticket: who may not see it is not told that there is one. */
const LISTS_OF_TICKETS: ReadonlySet<string> = new Set(["breaches", "notMonitored", "rows", "corrections"]);
const KEY = /^[A-Z][A-Z0-9_]+-[1-9]\d{0,14}$/;

/** What stands in a list of keys for one that the reader may not see: the list's length says how many there are. */
export const HIDDEN_KEY = "";

export interface SeenPorts {
  /** Those of the tickets that Jira shows the caller. */
  byId(issueIds: readonly string[]): Promise<ReadonlySet<string>>;
  byKey(issueKeys: readonly string[]): Promise<ReadonlySet<string>>;
}

/**
 * An answer as its reader may see it: every ticket that it names is asked about, all of them at once, and none is named that
 * Jira does not show the reader. Figures stay as they are, for they are the same for everybody.
 * @param ids of tickets by their keys, as far as they are known: asking by id costs a request a thousand, by key a point each
 */
export async function asCallerSees<Answer>(
  ports: SeenPorts,
  answer: Answer,
  ids: ReadonlyMap<string, string> = new Map(),
): Promise<Answer> {
  const named = new Map<string, string | null>();
  visit(answer, null, null, named);
  for (const [key, id] of named) named.set(key, id ?? ids.get(key) ?? null);
  if (named.size === 0) return answer;
  const [withId, withoutId] = [
    [...named].flatMap(([, id]) => id ?? []),
    [...named.keys()].filter((key) => !named.get(key)),
  ];
  const [seenIds, seenKeys] = await Promise.all([ports.byId(withId), ports.byKey(withoutId)]);
  const isHidden = (key: string) => {
    const id = named.get(key);
    return id ? !seenIds.has(id) : !seenKeys.has(key);
  };
  return [...named.keys()].some(isHidden) ? (without(answer, null, isHidden) as Answer) : answer;
}

const isKey = (value: unknown): value is string => typeof value === "string" && KEY.test(value);

/** Whether a member may hold a key: by its name, and where a line of a log tells of such a member. */
const isPlace = (name: string | null, owner: Readonly<Record<string, unknown>> | null) =>
  name !== null &&
  (PLACES.has(name) ||
    (name === "id" && owner?.kind === "ticket") ||
    ((name === "before" || name === "after") && typeof owner?.path === "string" && /issueKey$|poor/.test(owner.path)));

/** Collects the keys that a value names, with the ticket's id where it stands beside its key. */
function visit(
  value: unknown,
  name: string | null,
  owner: Readonly<Record<string, unknown>> | null,
  named: Map<string, string | null>,
): void {
  if (isKey(value)) {
    if (!isPlace(name, owner)) return;
    const id = name === "issueKey" && /^\d+$/.test(String(owner?.issueId)) ? String(owner?.issueId) : null;
    named.set(value, named.get(value) ?? id);
  } else if (Array.isArray(value)) for (const one of value) visit(one, name, owner, named);
  else if (isObject(value)) for (const [key, one] of Object.entries(value)) visit(one, key, value, named);
}

function without(value: unknown, name: string | null, isHidden: (key: string) => boolean): unknown {
  if (Array.isArray(value)) {
    const isAbout = name !== null && LISTS_OF_TICKETS.has(name);
    return value
      .filter((one) => !(isAbout && isObject(one) && isKey(one.issueKey) && isHidden(one.issueKey)))
      .map((one) => (isKey(one) && isPlace(name, null) && isHidden(one) ? HIDDEN_KEY : without(one, name, isHidden)));
  }
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => {
      // A task and a line of the change log keep that they have a ticket: nobody makes another, and the log stays whole.
      const keepsThatThereIsOne = "doneOn" in value || "facts" in value;
      const masked = key === "issueKey" && !keepsThatThereIsOne ? null : HIDDEN_KEY;
      if (isKey(one) && isPlace(key, value) && isHidden(one)) return [key, masked];
      return [key, without(one, key, isHidden)];
    }),
  );
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

import type { Milliseconds } from "../time";
import { type ClockName, clockKey, type Deed, type JournalLine } from "./deed";

/** What a journal comes to for one clock. */
export interface ClockEffects {
  /** Working time granted on top of the target. */
  readonly additional: Milliseconds;
  /** The extension that was asked for and not answered: its entry and how much; null for none. */
  readonly pending: { readonly entry: string; readonly additional: Milliseconds } | null;
  /** Levels of the steps that somebody has acknowledged, ascending. */
  readonly acknowledged: readonly number[];
  /** Key of the reason for the breach; null while nobody gave one. */
  readonly explanation: string | null;
}

/** What a journal comes to: the little that measuring, the sweep and the panel need of it. */
export interface JournalEffects {
  /** By `clockKey`; clocks about which nothing holds are absent. */
  readonly clocks: Readonly<Record<string, ClockEffects>>;
  /** Whether the ticket counts in no figure. */
  readonly isExcluded: boolean;
  /** Ids of the lines of which this came, in order: by them the lines are found at once, while an index still lags. */
  readonly lines: readonly string[];
}

export const noEffects: JournalEffects = { clocks: {}, isExcluded: false, lines: [] };

const nothing: ClockEffects = { additional: 0, pending: null, acknowledged: [], explanation: null };

export function effectsOn({ clocks }: JournalEffects, clock: ClockName): ClockEffects {
  return clocks[clockKey(clock)] ?? nothing;
}

/** By instant, and by id within one: so the order in which entries are read never matters. */
export function inOrder(lines: readonly JournalLine[]): JournalLine[] {
  return [...lines].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

/** Ids of the entries that do not hold any more. What answered a request that is withdrawn falls with it. */
export function withdrawnIn(lines: readonly JournalLine[]): ReadonlySet<string> {
  const withdrawn = new Set<string>();
  for (const { deed } of lines) if (deed.kind === "withdrawn") withdrawn.add(deed.entry);
  for (const { id, deed } of lines) if (isAnswer(deed) && withdrawn.has(deed.asked)) withdrawn.add(id);
  return withdrawn;
}

/** What holds of a journal, whatever order its lines come in. The first answer to a request counts, the last explanation. */
export function effectsOf(lines: readonly JournalLine[]): JournalEffects {
  const withdrawn = withdrawnIn(lines);
  const holding = inOrder(lines).filter(({ id }) => !withdrawn.has(id));
  const clocks: Record<string, ClockEffects> = {};
  const change = (clock: ClockName, with_: (before: ClockEffects) => Partial<ClockEffects>) => {
    const key = clockKey(clock);
    const before = clocks[key] ?? nothing;
    clocks[key] = { ...before, ...with_(before) };
  };
  let isExcluded = false;
  for (const { id, deed } of holding) {
    switch (deed.kind) {
      case "acknowledged":
        change(deed.step, ({ acknowledged }) => ({
          acknowledged: [...new Set([...acknowledged, deed.step.level])].sort((a, b) => a - b),
        }));
        break;
      case "extension-asked": {
        const answer = answerTo(id, holding);
        if (answer === "granted")
          change(deed.clock, ({ additional }) => ({ additional: additional + deed.additional }));
        else if (answer === null) change(deed.clock, () => ({ pending: { entry: id, additional: deed.additional } }));
        break;
      }
      case "breach-explained":
        change(deed.clock, () => ({ explanation: deed.reason }));
        break;
      case "excluded":
        isExcluded = true;
        break;
      case "extension-granted":
      case "extension-declined":
      case "withdrawn":
        break;
    }
  }
  return { clocks, isExcluded, lines: inOrder(lines).map(({ id }) => id) };
}

/** What became of a request, by the first answer that holds. */
function answerTo(asked: string, holding: readonly JournalLine[]): "granted" | "declined" | null {
  const answer = holding.find(({ deed }) => isAnswer(deed) && deed.asked === asked);
  if (answer === undefined) return null;
  return answer.deed.kind === "extension-granted" ? "granted" : "declined";
}

const isAnswer = (deed: Deed): deed is Extract<Deed, { asked: string }> =>
  deed.kind === "extension-granted" || deed.kind === "extension-declined";

import type { HistoryAnswer, HistoryNames } from "../../../../src/contract";
import { readPage } from "../../../../src/domain/history-pages/history-page";
import type { Month } from "../../../../src/domain/history-pages/history-record";
import { type HistoryTable, historyTable, type MonthPages } from "../../../../src/domain/history-pages/history-table";
import { countMonths, monthsBetween } from "../../../../src/domain/history-pages/month";
import type { Period } from "../../../../src/domain/period-figures/selection";
import type { Instant } from "../../../../src/domain/time";
import { type Call, CallFailed } from "../../shared/app/calls";
import { say } from "../words";

/** What was measured in some months. */
export interface History {
  /** All months that were asked for, those without anything among them. */
  readonly table: HistoryTable;
  readonly timezone: string;
  /** All months of which anything is known, ascending. */
  readonly months: readonly string[];
  readonly packedUpTo: Instant | null;
  readonly isBeingRebuilt: boolean;
  readonly names: HistoryNames;
}

const ATTEMPTS = 3;
const noNames: HistoryNames = { agreements: {}, services: {}, customers: {}, breachReasons: {}, people: {} };

/** The app answers for so many months at a time. */
const MOST_MONTHS = 24;

/**
 * Reads the pages of the months of some periods and joins them. Where the history is added to in between, it is read once
 * more.
 * @throws Error in words for people
 */
export async function loadHistory(call: Call, ...periods: readonly Period[]): Promise<History> {
  if (typeof DecompressionStream === "undefined") throw new Error(say("figures.browser-too-old"));
  for (let attempt = 1; ; attempt++) {
    try {
      const asked = stretchesOf(periods);
      const answers = (await Promise.all(asked.map((period) => allAnswers(call, period)))).flat();
      return await joined(answers, monthsOf(asked));
    } catch (error) {
      if (attempt === ATTEMPTS || !(error instanceof CallFailed) || error.code !== "invalid-request") throw error;
    }
  }
}

/** One stretch over all of them where that is short enough, as months between are few and a trend has no gap; else each. */
function stretchesOf(periods: readonly Period[]): readonly Period[] {
  const first = periods.map((one) => one.first).sort()[0]!;
  const last = periods
    .map((one) => one.last)
    .sort()
    .at(-1)!;
  return countMonths(first, last) <= MOST_MONTHS ? [{ first, last }] : periods;
}

const monthsOf = (periods: readonly Period[]) =>
  [...new Set(periods.flatMap(({ first, last }) => monthsBetween(first, last)))].sort();

async function allAnswers(call: Call, { first, last }: Period): Promise<HistoryAnswer[]> {
  const answers: HistoryAnswer[] = [];
  let cursor: string | null = null;
  do {
    const answer: HistoryAnswer = await call("historyOf", { first, last, cursor });
    answers.push(answer);
    cursor = answer.cursor;
  } while (cursor !== null);
  return answers;
}

async function joined(answers: readonly HistoryAnswer[], asked: readonly Month[]): Promise<History> {
  const { timezone, months, packedUpTo, isBeingRebuilt, names } = answers[0]!;
  // Where two stretches have a month in common, it comes twice.
  const given = new Map(
    answers.flatMap((answer) => answer.pages).map((one) => [`${one.month} ${one.kind} ${one.packed}`, one]),
  );
  const pages = await Promise.all(
    [...given.values()].map(async ({ packed, people, ...place }) => ({
      ...place,
      page: readPage(await unpack(packed), people === null ? null : await unpack(people)),
    })),
  );
  const wanted = asked.map((month): MonthPages => {
    const ofMonth = pages.filter((one) => one.month === month);
    const open = ofMonth.filter(({ kind }) => kind === "open");
    const asOf = open[0]?.asOf ?? null;
    return {
      month,
      finished: ofMonth.filter(({ kind }) => kind === "finished").map(({ page }) => page),
      open: asOf === null ? null : { asOf: Date.parse(asOf), pages: open.map(({ page }) => page) },
    };
  });
  return {
    table: historyTable(wanted),
    timezone,
    months,
    packedUpTo: packedUpTo === null ? null : Date.parse(packedUpTo),
    isBeingRebuilt,
    names: { ...(names ?? noNames), people: Object.assign({}, ...answers.map((answer) => answer.names?.people)) },
  };
}

async function unpack(page: string): Promise<Uint8Array> {
  const packed = Uint8Array.from(atob(page), (character) => character.charCodeAt(0));
  const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(unpacked).arrayBuffer());
}

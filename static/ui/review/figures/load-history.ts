import type { HistoryAnswer, HistoryNames } from "../../../../src/contract";
import { readPage } from "../../../../src/domain/history-pages/history-page";
import { type HistoryTable, historyTable, type MonthPages } from "../../../../src/domain/history-pages/history-table";
import { monthsBetween } from "../../../../src/domain/history-pages/month";
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

/**
 * Reads the pages of some months and joins them. Where the history is added to in between, it is read once more.
 * @throws Error in words for people
 */
export async function loadHistory(call: Call, period: Period): Promise<History> {
  if (typeof DecompressionStream === "undefined") throw new Error(say("figures.browser-too-old"));
  for (let attempt = 1; ; attempt++) {
    try {
      return await joined(await allAnswers(call, period), period);
    } catch (error) {
      if (attempt === ATTEMPTS || !(error instanceof CallFailed) || error.code !== "invalid-request") throw error;
    }
  }
}

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

async function joined(answers: readonly HistoryAnswer[], { first, last }: Period): Promise<History> {
  const { timezone, months, packedUpTo, isBeingRebuilt, names } = answers[0]!;
  const pages = await Promise.all(
    answers
      .flatMap((answer) => answer.pages)
      .map(async ({ packed, people, ...place }) => ({
        ...place,
        page: readPage(await unpack(packed), people === null ? null : await unpack(people)),
      })),
  );
  const wanted = monthsBetween(first, last).map((month): MonthPages => {
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

/** How much a run measures. */
export interface Size {
  /** Questions asked of each contender: so many that a processor cannot learn the answers by heart. */
  readonly cases: number;
  /** Of so many of them, the oracle says what is right. */
  readonly checkedCases: number;
  /** Rounds that a median is taken of, and how long one is to last: the timer's own grain must not show. */
  readonly rounds: number;
  readonly roundNanoseconds: number;
  /** Tickets measured, and how many of them are in memory at a time, made before the clock of the bench starts. */
  readonly tickets: number;
  readonly ticketsAtATime: number;
  /** Tickets of the month whose cost is measured. */
  readonly ticketsOfMonth: number;
  /** Services of a large catalogue. */
  readonly services: number;
}

export const fullSize: Size = {
  cases: 4_096,
  checkedCases: 200,
  rounds: 7,
  roundNanoseconds: 20_000_000,
  tickets: 1_000_000,
  ticketsAtATime: 10_000,
  ticketsOfMonth: 1_000,
  services: 500,
};

/** Enough to see that everything runs; its figures say nothing. */
export const quickSize: Size = {
  cases: 8,
  checkedCases: 2,
  rounds: 1,
  roundNanoseconds: 1,
  tickets: 40,
  ticketsAtATime: 20,
  ticketsOfMonth: 20,
  services: 5,
};

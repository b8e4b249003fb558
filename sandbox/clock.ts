/**
 * The site's own time. One clock runs everything on it: deliveries, ticks, the app's own timers, Jira's buckets.
 *
 * `SimulatedClock` moves only when it is driven, from one due task to the next, so a year passes as fast as its tasks can be
 * worked off. `LiveClock` drives one in the pace of real time, or faster. Either way site time stands still while code
 * computes, and passes only where something waits for it: a run is the same whatever the machine's speed.
 */
import type { SiteClock } from "./seams";

/** A piece of work in flight, as the clock's driver sees it: busy, or waiting for site time. */
export interface Work {
  /** It begins to wait for site time: a timer, or the time that a call takes. May be nested. */
  waits(): void;
  /** One of its waits is over. */
  resumes(): void;
  /** It is finished or given up. Later calls do nothing. */
  ends(): void;
}

/** The clock as the Forge host needs it. */
export interface HostClock extends SiteClock {
  /** Declares work in flight; site time stands still until it waits or ends. */
  beginWork(): Work;
}

/** What is to happen at an instant; tasks of one instant in their order. */
class Task {
  constructor(
    readonly at: number,
    readonly order: number,
    /** Undefined once it has begun or was cancelled. */
    public run: (() => void | Promise<void>) | undefined,
    private readonly onCancel: () => void,
  ) {}

  cancel(): void {
    if (this.run === undefined) return;
    this.run = undefined;
    this.onCancel();
  }
}

/** Work in flight; busy while it is in the set that is named so. */
class WorkInFlight implements Work {
  private waiting = 0;
  private hasEnded = false;

  constructor(
    private readonly inFlight: Set<Work>,
    private readonly busy: Set<Work>,
  ) {
    inFlight.add(this);
    busy.add(this);
  }

  waits(): void {
    this.waiting += 1;
    if (!this.hasEnded) this.busy.delete(this);
  }

  resumes(): void {
    this.waiting -= 1;
    if (!this.hasEnded && this.waiting === 0) this.busy.add(this);
  }

  ends(): void {
    this.hasEnded = true;
    this.inFlight.delete(this);
    this.busy.delete(this);
  }
}

/** After this much real time without a sign of life, work in flight counts as waiting: a promise that never settles must not stop the clock. */
const STALLED_AFTER_MS = 2_000;

export class SimulatedClock implements HostClock {
  private readonly tasks: Task[] = [];
  private current: number;
  private order = 0;
  private cancelled = 0;
  private readonly inFlight = new Set<Work>();
  private readonly busy = new Set<Work>();
  private readonly noteCancelled = () => {
    this.cancelled += 1;
    this.forgetCancelled();
  };
  /** What a task's promise was rejected with, until the driver hands it on. */
  private failure: { readonly error: unknown } | undefined;
  private driving: Promise<unknown> = Promise.resolve();

  /** @param startsAt epoch milliseconds */
  constructor(startsAt: number) {
    this.current = startsAt;
  }

  now(): number {
    return this.current;
  }

  /** A task for an instant that has passed runs at once when the clock is next driven. Non-finite instants are refused. */
  schedule(at: number, run: () => void | Promise<void>): { cancel(): void } {
    if (!Number.isFinite(at)) throw new RangeError(`A task cannot be scheduled at ${at}: it takes a finite instant.`);
    const task = new Task(Math.max(at, this.current), this.order++, run, this.noteCancelled);
    push(this.tasks, task);
    return task;
  }

  beginWork(): Work {
    return new WorkInFlight(this.inFlight, this.busy);
  }

  /** The instant of the next task, or undefined when nothing is due ever. */
  nextAt(): number | undefined {
    for (let first = this.tasks[0]; first !== undefined; first = this.tasks[0]) {
      if (first.run !== undefined) return first.at;
      pop(this.tasks);
      this.cancelled -= 1;
    }
    return undefined;
  }

  /**
   * Runs every task due up to `instant` (inclusive), those that they set meanwhile too, and leaves the clock there.
   * Rejects with what a task threw; the clock then stands at that task and can be driven on.
   */
  runUntil(instant: number): Promise<void> {
    return this.drive(async () => {
      for (;;) {
        await this.quiet();
        const at = this.nextAt();
        if (at === undefined || at > instant) break;
        this.runFirst();
      }
      this.current = Math.max(this.current, instant);
    });
  }

  /** Goes to the next instant with a task and runs all that is due then; false when there is none. */
  runToNext(): Promise<boolean> {
    return this.drive(async () => {
      await this.quiet();
      const at = this.nextAt();
      if (at === undefined) return false;
      while (this.nextAt() === at) {
        this.runFirst();
        await this.quiet();
      }
      return true;
    });
  }

  /**
   * Runs tasks only until `result` is settled, and gives its value: for waiting on a call that itself needs site time.
   * @throws when no task is left and nothing is at work, so that it could never settle
   */
  async runToResult<T>(result: Promise<T>): Promise<T> {
    let settled = false;
    const noted = result.finally(() => {
      settled = true;
    });
    noted.catch(() => undefined);
    await this.drive(async () => {
      await this.quiet();
      await turnWithInput();
      while (!settled) {
        if (this.nextAt() === undefined)
          throw new Error("Waiting for a result that nothing on the site's clock will bring.");
        this.runFirst();
        await this.quiet();
        await turnWithInput();
      }
    });
    return noted;
  }

  /** One driver at a time; the others wait for their turn. */
  private drive<T>(run: () => Promise<T>): Promise<T> {
    const mine = this.driving.then(run);
    this.driving = mine.catch(() => undefined);
    return mine;
  }

  private runFirst(): void {
    const task = pop(this.tasks)!;
    this.current = Math.max(this.current, task.at);
    const run = task.run!;
    task.run = undefined;
    const running = run();
    if (running === undefined) return;
    const work = this.beginWork();
    running
      .catch((error: unknown) => {
        this.failure ??= { error };
      })
      .finally(() => work.ends());
  }

  /** Waits until whatever is in flight has gone as far as it can without site time. */
  private async quiet(): Promise<void> {
    if (this.inFlight.size > 0) {
      await turn();
      if (this.busy.size > 0) await this.idle();
    }
    if (this.failure === undefined) return;
    const { error } = this.failure;
    this.failure = undefined;
    throw error;
  }

  private async idle(): Promise<void> {
    const since = performance.now();
    while (this.busy.size > 0) {
      if (performance.now() - since > STALLED_AFTER_MS) this.busy.clear();
      await turnWithInput();
    }
  }

  /** A cancelled task keeps its place until it is due, unless such tasks come to outnumber the live ones. */
  private forgetCancelled(): void {
    if (this.cancelled < 1_024 || this.cancelled * 2 < this.tasks.length) return;
    const alive = this.tasks.filter((task) => task.run !== undefined);
    this.tasks.length = 0;
    for (const task of alive) push(this.tasks, task);
    this.cancelled = 0;
  }
}

/** Real time between two steps of a live clock. */
const STEP_MS = 20;
/** A machine that was asleep or busy for longer than this falls behind rather than rushing after. */
// LENIENT: held-by-debugger
const LONGEST_STEP_MS = 500;

/** A clock that follows real time, `speed` times as fast; it can jump forward, never back. */
export class LiveClock implements HostClock {
  private readonly core: SimulatedClock;
  private timer: NodeJS.Timeout | undefined;
  private lastStepAt = 0;
  private factor = 1;
  /** Site milliseconds that have passed and are not shown yet, less than one. */
  private rest = 0;
  private readonly report: (error: unknown) => void;

  /** @param report gets what a task threw; the clock goes on */
  constructor(startsAt: number, report: (error: unknown) => void) {
    this.core = new SimulatedClock(startsAt);
    this.report = report;
  }

  get speed(): number {
    return this.factor;
  }

  now(): number {
    return this.core.now();
  }

  schedule(at: number, task: () => void | Promise<void>): { cancel(): void } {
    return this.core.schedule(at, task);
  }

  beginWork(): Work {
    return this.core.beginWork();
  }

  nextAt(): number | undefined {
    return this.core.nextAt();
  }

  start(): void {
    if (this.timer !== undefined) return;
    this.lastStepAt = performance.now();
    this.timer = setTimeout(() => this.step(), STEP_MS);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  /** @param speed site seconds per real second, above 0 */
  setSpeed(speed: number): void {
    if (!(speed > 0 && Number.isFinite(speed))) throw new RangeError(`The clock cannot run at speed ${speed}.`);
    this.factor = speed;
  }

  /** Runs the next instant with a task; false when there is none. */
  async jumpToNext(): Promise<boolean> {
    return this.core.runToNext();
  }

  /** Runs all that is due on the way. @throws RangeError when `instant` is in the past */
  async jumpTo(instant: number): Promise<void> {
    if (instant < this.core.now()) throw new RangeError("The site's clock cannot go back: choose a later time.");
    await this.core.runUntil(instant);
  }

  private step(): void {
    const realNow = performance.now();
    const passed = Math.min(realNow - this.lastStepAt, LONGEST_STEP_MS);
    this.lastStepAt = realNow;
    const siteTime = passed * this.factor + this.rest;
    this.rest = siteTime % 1;
    this.core
      .runUntil(this.core.now() + Math.floor(siteTime))
      .catch(this.report)
      .finally(() => {
        if (this.timer !== undefined) this.timer = setTimeout(() => this.step(), STEP_MS);
      });
  }
}

/** So many turns in a row may let only promises run; then whatever input has arrived has its turn too. */
const TURNS_WITHOUT_INPUT = 64;
let turns = 0;

/**
 * Lets everything run that needs no further input: Node calls the tick when no promise is left that could go on. Going round
 * the event loop takes many times as long.
 */
function turn(): Promise<void> {
  turns = (turns + 1) % TURNS_WITHOUT_INPUT;
  return new Promise((resolve) => {
    if (turns === 0) setImmediate(resolve);
    else process.nextTick(resolve);
  });
}

/** Lets whatever input has arrived have its turn too. */
const turnWithInput = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const before = (one: Task, other: Task): boolean =>
  one.at < other.at || (one.at === other.at && one.order < other.order);

/** Binary heap: the next task is first, its children at 2i+1 and 2i+2 are later. */
function push(heap: Task[], task: Task): void {
  let at = heap.length;
  heap.push(task);
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!before(task, heap[parent]!)) break;
    heap[at] = heap[parent]!;
    at = parent;
  }
  heap[at] = task;
}

function pop(heap: Task[]): Task | undefined {
  const first = heap[0];
  const last = heap.pop();
  if (first === undefined || last === undefined || heap.length === 0) return first;
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && before(heap[child + 1]!, heap[child]!)) child += 1;
    if (!before(heap[child]!, last)) break;
    heap[at] = heap[child]!;
    at = child;
  }
  heap[at] = last;
  return first;
}

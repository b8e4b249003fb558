import { promisify } from "node:util";
import type { HostClock } from "../../clock";
import type { Invocation } from "../invocation/invocation";
import type { InvocationScope } from "./site-globals";

export type SiteTimers = ReturnType<typeof timersOf>;

/** `setTimeout` and its kin on the site's clock. A timer of an invocation that has ended never fires. */
export function timersOf(clock: HostClock, scope: InvocationScope) {
  const start =
    (repeats: boolean) =>
    (task: (...args: unknown[]) => void, delay = 0, ...args: unknown[]) => {
      const timer = new SiteTimer(clock, scope.current, Math.max(1, Number(delay) || 1), repeats, () => task(...args));
      timer.start();
      return timer;
    };
  const clear = (timer: unknown) => {
    if (timer instanceof SiteTimer) timer.stop();
  };
  const setTimeout = start(false);
  const pause = <T>(milliseconds?: number, value?: T): Promise<T | undefined> =>
    new Promise((resolve) => {
      setTimeout(() => resolve(value), milliseconds);
    });
  return {
    setTimeout: Object.assign(setTimeout, { [promisify.custom]: pause }),
    setInterval: start(true),
    clearTimeout: clear,
    clearInterval: clear,
  };
}

class SiteTimer {
  private scheduled: { cancel(): void } | undefined;

  constructor(
    private readonly clock: HostClock,
    private readonly invocation: Invocation | undefined,
    private readonly delay: number,
    private readonly repeats: boolean,
    private readonly task: () => void,
  ) {}

  start(): void {
    this.invocation?.work.waits();
    this.scheduled = this.clock.schedule(this.clock.now() + this.delay, () => this.fire());
  }

  stop(): void {
    if (this.scheduled === undefined) return;
    this.scheduled.cancel();
    this.scheduled = undefined;
    this.invocation?.work.resumes();
  }

  private fire(): void {
    this.scheduled = undefined;
    this.invocation?.work.resumes();
    if (this.invocation?.hasEnded) return;
    if (this.repeats) this.start();
    this.task();
  }

  refresh(): this {
    this.stop();
    this.start();
    return this;
  }

  /** Node's timers can let the process end; on the site's clock that means nothing. */
  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  hasRef(): boolean {
    return true;
  }
}

/**
 * Counts against a limit per window of the site's clock (the windows follow one another from the epoch: Forge names the
 * rate, not how it is measured).
 */
export class RateWindow {
  private window = -1;
  private used = 0;

  constructor(
    private readonly limit: number,
    private readonly windowMs: number,
  ) {}

  /** Whether nothing more is left in the window of `now`. */
  isUsedUp(now: number): boolean {
    this.moveTo(now);
    return this.used >= this.limit;
  }

  /** Counts `amount` and may go over the limit by it: what a read costs is known only after it. */
  count(now: number, amount: number): void {
    this.moveTo(now);
    this.used += amount;
  }

  /** Counts `amount` if the window has room for all of it. */
  take(now: number, amount: number): boolean {
    this.moveTo(now);
    if (this.used + amount > this.limit) return false;
    this.used += amount;
    return true;
  }

  private moveTo(now: number): void {
    const window = Math.floor(now / this.windowMs);
    if (window === this.window) return;
    this.window = window;
    this.used = 0;
  }
}

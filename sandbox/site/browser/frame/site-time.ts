import type { ClockReading } from "../messages";

/** Makes `Date` in the app's page tell the site's time, as it would on a site whose time is everybody's. */
export class SiteTime {
  private readAt = performance.now();

  constructor(private reading: ClockReading) {}

  set(reading: ClockReading): void {
    this.reading = reading;
    this.readAt = performance.now();
  }

  now(): number {
    return Math.floor(this.reading.at + (performance.now() - this.readAt) * this.reading.speed);
  }

  install(): void {
    const now = () => this.now();
    const RealDate = Date;
    globalThis.Date = new Proxy(RealDate, {
      construct: (target, values, newTarget) =>
        Reflect.construct(target, values.length === 0 ? [now()] : values, newTarget),
      apply: () => new RealDate(now()).toString(),
      get: (target, name, receiver) => (name === "now" ? now : Reflect.get(target, name, receiver)),
    });
  }
}

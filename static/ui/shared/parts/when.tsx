import { useApp } from "../app/app";

interface Props {
  /** Epoch milliseconds. */
  readonly at: number;
  /** The agreement's or calendar's zone, told beside the viewer's own where the two differ. */
  readonly zone?: string | undefined;
  readonly withWeekday?: boolean;
}

/**
 * A moment in the viewer's zone and language, with the agreement's zone beside it.
 *
 * ```tsx
 * <When at={due} zone={calendar.timezone} withWeekday />   // Tue, Dec 1, 2026, 2:00 PM (1:00 PM London)
 * ```
 */
export function When({ at, zone, withWeekday = false }: Props) {
  const { viewer } = useApp();
  const { locale, timeZone } = viewer;
  const options = {
    ...(withWeekday && { weekday: "short" as const }),
    year: "numeric",
    month: "short",
    day: "numeric",
    hour: "numeric",
    minute: "2-digit",
  } as const;
  const own = new Intl.DateTimeFormat(locale, { ...options, timeZone }).format(at);
  const there = zone === undefined || zone === timeZone ? null : inZone(at, locale, zone, timeZone);
  return (
    <time dateTime={new Date(at).toISOString()} title={timeZone}>
      {own}
      {there !== null && <span className="quiet"> ({there})</span>}
    </time>
  );
}

/** Only what reads otherwise there; null where both walls read the same. */
function inZone(at: number, locale: string, zone: string, own: string): string | null {
  const read = (timeZone: string, withDay: boolean) =>
    new Intl.DateTimeFormat(locale, {
      timeZone,
      hour: "numeric",
      minute: "2-digit",
      ...(withDay && { month: "short", day: "numeric" }),
    }).format(at);
  if (read(zone, true) === read(own, true)) return null;
  const dayOf = (timeZone: string) => new Intl.DateTimeFormat("en-CA", { timeZone }).format(at);
  return `${read(zone, dayOf(zone) !== dayOf(own))} ${placeOf(zone)}`;
}

/** `Europe/Berlin` as `Berlin`. */
export function placeOf(zone: string): string {
  return (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
}

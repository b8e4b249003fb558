import type { WallInterval } from "../../../../src/domain/calendar/calendar";
import { DAY_MINUTES, shiftOf } from "./read-hours";

/** The open hours of a day as a bar from midnight to midnight. The hours stand beside it as text, so nobody has to see it. */
export function DayPicture({ hours }: { readonly hours: readonly WallInterval[] }) {
  return (
    <svg className="day-picture" viewBox={`0 0 ${DAY_MINUTES} 60`} preserveAspectRatio="none" aria-hidden="true">
      <rect className="day-picture-closed" width={DAY_MINUTES} height={60} />
      {hours.map(shiftOf).map(({ start, end }) => (
        <rect key={start} className="day-picture-open" x={start} width={end - start} height={60} />
      ))}
      {[6, 12, 18].map((hour) => (
        <line key={hour} className="day-picture-tick" x1={hour * 60} x2={hour * 60} y1={0} y2={60} />
      ))}
    </svg>
  );
}

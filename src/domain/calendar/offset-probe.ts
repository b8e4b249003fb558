import { type Instant, type Milliseconds, SECOND } from "../time";
import { UnknownTimeZone } from "./calendar-error";

/** How far a zone's clocks stand ahead of UTC at an instant; negative when behind. Exact to the second. */
export type OffsetProbe = (at: Instant) => Milliseconds;

/** Making a formatter takes longer than using it some hundred times, and zone data belongs to no tenant. */
const probes = new Map<string, OffsetProbe>();

/**
 * Asks the runtime's own `Intl`, hence the same time zone data as everything else on the machine.
 *
 * `tzOffset` of @date-fns/tz 1.5 will not do: it loses the sign of offsets between -1 h and 0, such as Monrovia's
 * -00:44:30 until 1972.
 * @throws UnknownTimeZone
 */
export function offsetProbe(timezone: string): OffsetProbe {
  const existing = probes.get(timezone);
  if (existing) return existing;
  const { format } = zoneFormat(timezone);
  const offsetOfName = new Map<string, Milliseconds>();
  const probe: OffsetProbe = (at) => {
    const text = format(at);
    const name = text.slice(text.indexOf("GMT"));
    const known = offsetOfName.get(name);
    if (known !== undefined) return known;
    const offset = parseOffset(name);
    offsetOfName.set(name, offset);
    return offset;
  };
  probes.set(timezone, probe);
  return probe;
}

function zoneFormat(timezone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone: timezone, timeZoneName: "longOffset" });
  } catch {
    throw new UnknownTimeZone(timezone);
  }
}

/** Reads `GMT`, `GMT+05:30` or `GMT-00:44:30`. */
function parseOffset(name: string): Milliseconds {
  const [hours = 0, minutes = 0, seconds = 0] = name.slice("GMT+".length).split(":").map(Number);
  const size = (hours * 3600 + minutes * 60 + seconds) * SECOND;
  return name.startsWith("GMT-") ? -size : size;
}

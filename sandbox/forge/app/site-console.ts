import { formatWithOptions } from "node:util";
import type { HostClock } from "../../clock";
import type { LogLine } from "../invocation/invocation-record";
import type { InvocationScope } from "./site-globals";

/** A console whose lines go to the log of the invocation that writes them; outside of any, they are dropped. */
export function consoleOf(clock: HostClock, scope: InvocationScope): Console {
  const writer =
    (level: LogLine["level"]) =>
    (...parts: unknown[]) =>
      scope.current?.log({ at: clock.now(), level, text: formatWithOptions({ depth: 4 }, ...parts) });
  const levels = (["debug", "info", "log", "warn", "error"] as const).map(
    (level) => [level, { value: writer(level) }] as const,
  );
  return Object.create(console, { ...Object.fromEntries(levels), trace: { value: writer("debug") } }) as Console;
}

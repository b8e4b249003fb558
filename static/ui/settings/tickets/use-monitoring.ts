import { useEffect, useState } from "react";
import type { MonitoringStatus } from "../../../../src/contract";
import { useApp } from "../../shared/app/app";
import { type Loaded, useLoaded } from "../../shared/loading/loaded";

/** Sweeps come every five minutes; a baseline that is being taken in is watched more closely. */
const CALM_MS = 60_000;
const BUSY_MS = 5_000;

/** How the project is watched, read again from time to time while somebody looks at the page. */
export function useMonitoring(): {
  readonly loaded: Loaded<MonitoringStatus>;
  /** When it was last read, in epoch milliseconds; null before. */
  readonly readAt: number | null;
  again(): void;
} {
  const { call, now } = useApp();
  const [readAt, setReadAt] = useState<number | null>(null);
  const { loaded, again } = useLoaded(async () => {
    const status = await call("monitoringStatus", {});
    setReadAt(now());
    return status;
  }, [call]);
  const isBusy = loaded.is === "ready" && loaded.value.baseline?.finishedAt === null;
  const isReady = loaded.is === "ready";
  useEffect(() => {
    if (!isReady) return;
    const timer = setInterval(
      () => {
        if (document.visibilityState === "visible") again();
      },
      isBusy ? BUSY_MS : CALM_MS,
    );
    return () => clearInterval(timer);
  }, [isReady, isBusy, again]);
  return { loaded, readAt, again };
}

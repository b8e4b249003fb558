import type { HostClock } from "../../clock";
import type { FaultPolicy } from "../faults";
import type { Invoker } from "../invocation/invoker";
import type { InstallationIdentity } from "../invocation/runtime-context";
import type { ScheduledTrigger } from "../manifest/app-manifest";
import { hash32, type Random } from "../random";

const FIRST_RUN_AFTER_MS = 5 * 60_000;
/** How often the platform runs a tick twice. Atlassian calls the chance small and gives no number. */
const DOUBLED_TICK = 1 / 500;
/** A doubled tick comes this much later at most, so that both may overlap. */
const DOUBLE_WITHIN_MS = 10_000;

export interface ScheduledTicksParts {
  readonly clock: HostClock;
  readonly random: Random;
  readonly invoker: Invoker;
  readonly triggers: readonly ScheduledTrigger[];
  readonly installation: InstallationIdentity;
  /** When these triggers were deployed; a change to any of them deploys all anew. */
  readonly deployedAt: number;
  readonly ordinaryDoubles: boolean;
  readonly faults: FaultPolicy | undefined;
}

/**
 * Scheduled triggers: first about five minutes after the deployment, then at the installation's own phase of the interval.
 * No retry, no catching up, no regard for a run that is still under way.
 */
export class ScheduledTicks {
  constructor(private readonly parts: ScheduledTicksParts) {}

  start(): void {
    for (const trigger of this.parts.triggers) this.scheduleAfter(trigger, this.parts.clock.now());
  }

  /** Ticks that fell due while the site was off are missed. */
  private scheduleAfter(trigger: ScheduledTrigger, after: number): void {
    const at = this.nextTick(trigger, after);
    this.parts.clock.schedule(at, () => {
      this.scheduleAfter(trigger, at);
      this.tick(trigger, at);
    });
  }

  private nextTick(trigger: ScheduledTrigger, after: number): number {
    const { deployedAt, installation } = this.parts;
    const intervalMs = trigger.intervalSeconds * 1_000;
    const chance = hash32(`${installation.installationId} ${trigger.key} ${deployedAt}`);
    const firstRun = deployedAt + FIRST_RUN_AFTER_MS + (chance % 60_000);
    if (after < firstRun) return firstRun;
    const phase = chance % intervalMs;
    return Math.floor((after - phase) / intervalMs) * intervalMs + intervalMs + phase;
  }

  private tick(trigger: ScheduledTrigger, at: number): void {
    const { clock, faults, ordinaryDoubles, random } = this.parts;
    const fault = faults?.onTick({ triggerKey: trigger.key, at });
    if (fault === "missed") return;
    void this.run(trigger);
    if (fault === "doubled" || (ordinaryDoubles && random.chance(DOUBLED_TICK)))
      clock.schedule(at + random.below(DOUBLE_WITHIN_MS), () => void this.run(trigger));
  }

  private run(trigger: ScheduledTrigger) {
    const { installation, invoker } = this.parts;
    return invoker.run({
      kind: "scheduled",
      functionKey: trigger.functionKey,
      moduleKey: trigger.key,
      payload: { context: { cloudId: installation.cloudId, moduleKey: trigger.key } },
    });
  }
}

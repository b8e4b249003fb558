import type { Answer } from "./answer";
import type { WeekOfHours } from "./clock-story";

/** What a customer is told of a request. Nothing of teams, suppliers or internal steps is among it. Lengths are service hours. */
export interface CustomerAnswer {
  readonly at: string;
  /** Empty where no agreement covers the request. */
  readonly promises: readonly {
    readonly agreement: string;
    readonly version: number;
    readonly clocks: readonly {
      readonly measure: "resolution" | "response";
      readonly state: "running" | "outside-hours" | "paused" | "kept" | "kept-late" | "late";
      readonly promisedMs: number;
      readonly grantedMs: number;
      readonly usedMs: number;
      readonly dueAt: string | null;
      readonly stoppedAt: string | null;
      readonly pausedSince: string | null;
      readonly opensAt: string | null;
      readonly timezone: string | null;
    }[];
    readonly terms: {
      readonly validFrom: string;
      readonly service: string | null;
      readonly needs: readonly string[];
      readonly targets: readonly {
        readonly measure: "resolution" | "response";
        /** `*` for every priority that no other names. */
        readonly priority: string;
        readonly withinMs: number;
        readonly hours: string;
      }[];
      readonly hours: readonly { readonly title: string; readonly timezone: string; readonly week: WeekOfHours }[];
    } | null;
    readonly contacts: readonly {
      readonly name: string;
      readonly side: "provider" | "customer";
      readonly role: string | null;
      readonly phone: string | null;
      readonly email: string | null;
    }[];
  }[];
  /** Planned maintenance of the request's service that goes on or is to come, the next first. */
  readonly maintenance: readonly {
    readonly service: string;
    readonly from: string;
    readonly to: string;
    /** Whether all of the service, or a part of it, cannot be used. */
    readonly isWhole: boolean;
  }[];
}

/** The function of the resolver `portal`, for whoever may see the very request. */
export interface PortalCalls {
  /** Null while the app knows nothing of the request. */
  promise(payload: Record<string, never>): Answer<CustomerAnswer | null>;
}

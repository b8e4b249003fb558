import type { Answer } from "./answer";

/** The open tickets of a project in the form of `src/domain/queue/queue-form`, in epoch milliseconds and seconds: there may be ten thousand. */
export type QueueAnswer =
  | { readonly kind: "project-not-watched" }
  | {
      readonly kind: "told";
      readonly form: {
        readonly at: number;
        readonly words: readonly (string | null)[];
        readonly rows: readonly (readonly (number | string | null)[])[];
      };
      /** Whether a newer one is being made: ask again in some seconds. */
      readonly isBeingRenewed: boolean;
    };

/** The functions of the queue page's resolver, for those who work on the project's tickets. */
export interface QueueCalls {
  openTickets(payload: { projectId: string }): Answer<QueueAnswer>;
}

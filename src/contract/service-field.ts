import type { Answer } from "./answer";
import type { WeekOfHours } from "./clock-story";

/** What somebody may choose for a ticket's service, and what is promised with it. Customers are told what is theirs alone. */
export interface ServiceChoice {
  readonly isFor: "agent" | "customer";
  readonly services: readonly {
    /** What the field holds for it. */
    readonly value: string;
    readonly name: string;
    readonly description: string | null;
    readonly outcome: string | null;
    readonly cost: {
      readonly amount: number | null;
      readonly currency: string | null;
      readonly per: string | null;
    } | null;
    /** Other values that mean it; for agents alone. */
    readonly alsoCalled: readonly string[];
    /** When it is looked after: a place in `hours`; null where nobody said. */
    readonly hours: number | null;
    /** Places in `promises`; several for somebody of several customers, none where nothing is agreed. */
    readonly promises: readonly number[];
    /** Customers with an agreement of their own; for agents alone. */
    readonly agreedApart: readonly string[];
  }[];
  readonly promises: readonly {
    /** Null: for every customer. */
    readonly customer: string | null;
    readonly targets: readonly {
      readonly measure: "resolution" | "response";
      /** `*` for every priority that no other names. */
      readonly priority: string;
      readonly withinMs: number;
      /** A place in `hours`. */
      readonly hours: number;
    }[];
  }[];
  readonly hours: readonly { readonly title: string; readonly timezone: string; readonly week: WeekOfHours }[];
  /** Of the ticket, where there is one and the caller works on it. */
  readonly priority: string | null;
  /** What the value that the field has now means; `name` is told to agents alone. */
  readonly present:
    | { readonly kind: "none" }
    | { readonly kind: "offered"; readonly value: string }
    | { readonly kind: "not-offered"; readonly name: string | null };
}

/** The function of the service field's resolver, for agents of the project and customers of its portal. */
export interface ServiceFieldCalls {
  /** `present`: what the field holds now. Null while nothing is set up for the project. */
  choice(payload: { present: string | null }): Answer<ServiceChoice | null>;
}

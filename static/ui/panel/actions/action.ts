import type { ClockReference } from "../../../../src/contract";

/** What somebody chose to do; a dialog gets it from the panel that opened it, so it is plain data. */
export type Action =
  | {
      readonly kind: "acknowledge";
      readonly clock: ClockReference;
      readonly level: number;
      /** What becomes of further steps then: they wait, or they come all the same; or there are none. */
      readonly follow: "held" | "goes-on" | "none";
      readonly name: string;
    }
  | { readonly kind: "extend"; readonly clock: ClockReference; readonly name: string }
  | {
      readonly kind: "decide";
      readonly entry: string;
      readonly additionalMs: number;
      readonly name: string;
    }
  | { readonly kind: "explain"; readonly clock: ClockReference; readonly name: string }
  /** What was done so far, what may be taken back, and whether the ticket counts; names of agreements by `key:version`. */
  | { readonly kind: "journal"; readonly names: Readonly<Record<string, string>> }
  /** What the ticket says about services that are down. */
  | { readonly kind: "outage" };

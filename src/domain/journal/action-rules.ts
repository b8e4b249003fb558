/** What a project has settled about what people do on tickets. */
export interface ActionRules {
  /** In the order in which they are offered. A key stays for good: journals name it. */
  readonly breachReasons: readonly { readonly key: string; readonly name: string }[];
  /** Who grants extensions beside the administrators of the project; groups by name. */
  readonly extensionGranters: { readonly accountIds: readonly string[]; readonly groups: readonly string[] };
  /** Whether an acknowledged step holds the further steps of its cycle. */
  readonly acknowledgementHolds: boolean;
  /**
   * Groups, by name, whose members see figures of single agents. Where there are none, nobody does, and who worked on what
   * is not even kept: in many places such figures need somebody's consent.
   */
  readonly agentFigureGroups: readonly string[];
}

/**
 * Until a project settles its own. The reasons are those by which repeated breaches are told apart in service level
 * management: training, the system, how it is used; and who stood behind the promise.
 */
export const ordinaryRules: ActionRules = {
  breachReasons: [
    { key: "user-training", name: "User training" },
    { key: "system", name: "System or infrastructure" },
    { key: "supplier", name: "Supplier" },
    { key: "process", name: "Process or hand-over" },
    { key: "staffing", name: "Too few people" },
    { key: "change", name: "Effect of a change" },
    { key: "customer", name: "Waited for the customer" },
    { key: "other", name: "Something else" },
  ],
  extensionGranters: { accountIds: [], groups: [] },
  acknowledgementHolds: true,
  agentFigureGroups: [],
};

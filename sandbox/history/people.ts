import { createHash } from "node:crypto";
import type { Desk } from "../jira";

/** The two sides of a desk; a label that occurs on both is two people. */
export type Side = "agent" | "customer";

const nobody: Readonly<Record<Side, string>> = { agent: "Service desk", customer: "Customer" };

/** Accounts of the people whom a history names by free labels. Agents are the site's, customers have a portal account only. */
export class People {
  private readonly accounts = new Map<string, string>();

  constructor(
    private readonly desk: Desk,
    private readonly project: string,
  ) {}

  /**
   * The account of whoever bears the label, made when first asked for. Null is nobody in particular: one account for the
   * side. The same label has the same account id on every site.
   */
  account(side: Side, label: string | null): string {
    const displayName = label ?? nobody[side];
    const name = `${side} ${displayName}`;
    let accountId = this.accounts.get(name);
    if (accountId === undefined) {
      accountId = `${side}-${createHash("sha256").update(name).digest("hex").slice(0, 24)}`;
      this.accounts.set(name, accountId);
      this.desk.addUser({ accountId, displayName, kind: side === "agent" ? "agent" : "portal-only" });
      if (side === "customer") this.desk.addCustomer(this.project, accountId);
    }
    return accountId;
  }
}

/** The party that a service level agreement is made with. */
export interface Customer {
  readonly key: string;
  readonly name?: string;
  /** The ticket's organization that means this customer; absent: its name. */
  readonly organization?: string;
  /** Keys of contacts. */
  readonly contacts?: readonly string[];
}

/** The organization whose tickets are this customer's: as listed, else the customer's name, else its key. */
export function organizationOf({ organization, name, key }: Customer): string {
  return organization ?? name ?? key;
}

/** The party that a service level agreement is made with. */
export interface Customer {
  readonly key: string;
  readonly name?: string;
  /** The ticket's organization that means this customer; absent: its name. */
  readonly organization?: string;
  /** Keys of contacts. */
  readonly contacts?: readonly string[];
}

/** What says which organization is meant, as a file may leave it out or state it badly. */
type Named = { readonly key: string; readonly name?: string | undefined; readonly organization?: string | undefined };

/** The organization whose tickets are this customer's: as listed, else the customer's name, else its key. */
export function organizationOf({ organization, name, key }: Named): string {
  return organization ?? name ?? key;
}

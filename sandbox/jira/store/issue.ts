/** What an issue holds for a field that has no column: text, number, ids, or what an app stored. */
export type StoredValue =
  | string
  | number
  | boolean
  | null
  | readonly StoredValue[]
  | { readonly [member: string]: StoredValue };

/** An issue as it is stored. Instants are epoch milliseconds; ids of configured things are text. */
export interface Issue {
  readonly id: number;
  readonly key: string;
  readonly number: number;
  readonly project: string;
  readonly issuetype: string;
  readonly status: string;
  /** When the status last changed its category or was first set: Jira's `statuscategorychangedate`. */
  readonly statusSince: number;
  readonly priority: string | null;
  readonly resolution: string | null;
  readonly security: string | null;
  readonly requesttype: string | null;
  readonly reporter: string | null;
  readonly assignee: string | null;
  readonly creator: string | null;
  readonly summary: string;
  /** Atlassian document as JSON text. */
  readonly description: string | null;
  readonly created: number;
  readonly updated: number;
  readonly resolved: number | null;
  /** Field id → value, for fields without a column; absent means empty. */
  readonly extras: Readonly<Record<string, StoredValue>>;
}

/** One line of a changelog entry. */
export interface ChangeItem {
  readonly field: string;
  readonly fieldtype: "jira" | "custom";
  readonly fieldId: string;
  readonly from: string | null;
  readonly fromString: string | null;
  readonly to: string | null;
  readonly toString: string | null;
}

export interface ChangeEntry {
  readonly id: number;
  readonly issue: number;
  readonly author: string | null;
  readonly at: number;
  readonly items: readonly ChangeItem[];
}

export interface Comment {
  readonly id: number;
  readonly issue: number;
  readonly author: string | null;
  readonly updateAuthor: string | null;
  /** Atlassian document as JSON text. */
  readonly body: string;
  /** Its words alone. */
  readonly text: string;
  readonly created: number;
  readonly updated: number;
  readonly isPublic: boolean;
  /** `{type: "role" | "group", value, identifier}` as JSON text. */
  readonly visibility: string | null;
}

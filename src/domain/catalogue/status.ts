/** Jira's three categories of a workflow status. */
export type StatusCategory = "new" | "indeterminate" | "done";

export interface Status {
  readonly name: string;
  /** Absent: `indeterminate`, like a status that no list names. */
  readonly category?: StatusCategory;
}

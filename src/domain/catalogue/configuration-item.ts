/** `planned` before it is in use, `retired` after. */
export type ConfigurationItemState = "planned" | "live" | "retired";

/** A component that has to work for a service to be delivered: a server, a network, an application. */
export interface ConfigurationItem {
  readonly key: string;
  readonly name?: string;
  /** Free text, such as `server`. */
  readonly type?: string;
  readonly description?: string;
  /** The contact who looks after it; a key. */
  readonly owner?: string;
  /** Absent: `live`. */
  readonly state?: ConfigurationItemState;
  /** Keys of the configuration items without which this one fails; never circular. */
  readonly dependsOn?: readonly string[];
}

/** A component that has to work for a service to be delivered: a server, a network, an application. */
export interface ConfigurationItem {
  readonly key: string;
  readonly name?: string;
  /** Free text, such as `server`. */
  readonly type?: string;
  /** Keys of the configuration items without which this one fails; never circular. */
  readonly dependsOn?: readonly string[];
}

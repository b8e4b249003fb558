/** `global.__forge_runtime__`: what `@forge/api`, `@forge/kvs` and `@forge/events` read of the invocation they run in. */
export interface ForgeRuntime {
  readonly appContext: {
    readonly appId: string;
    readonly appVersion: string;
    readonly environmentId: string;
    readonly environmentType: "DEVELOPMENT";
    readonly invocationId: string;
    readonly installationId: string;
    readonly moduleKey: string;
    readonly installation: {
      readonly ari: { readonly installationId: string; toString(): string };
      readonly contexts: readonly { readonly cloudId: string; toString(): string }[];
    };
    readonly permissions: { readonly scopes: readonly string[]; readonly external: Record<string, never> };
  };
  readonly lambdaContext: { getRemainingTimeInMillis(): number };
  /** The account of who clicked; `authorize()` refuses without. */
  readonly aaid: string | undefined;
  readonly contextAri: string;
  /** Where `__LOCALES__` is. */
  readonly container: { readonly appCodeDir: string };
  readonly externalAuth: readonly never[];
  readonly metrics: typeof NO_METRICS;
}

/** The SDK counts its calls; nobody here reads that. */
export const NO_METRICS = {
  counter: () => ({ incr: noop, incrBy: noop, decr: noop, decrBy: noop }),
  timing: () => ({ measure: () => ({ stop: noop }) }),
  gauge: () => ({ set: noop }),
};

function noop(): void {}

/** Who and where the installation is; the same for all of its invocations. */
export interface InstallationIdentity {
  readonly appId: string;
  readonly appVersion: string;
  readonly environmentId: string;
  readonly installationId: string;
  readonly cloudId: string;
}

export const siteAri = ({ cloudId }: Pick<InstallationIdentity, "cloudId">): string =>
  `ari:cloud:jira::site/${cloudId}`;

class InstallationAri {
  constructor(readonly installationId: string) {}

  toString(): string {
    return `ari:cloud:ecosystem::installation/${this.installationId}`;
  }
}

class SiteContext {
  constructor(readonly cloudId: string) {}

  toString(): string {
    return siteAri(this);
  }
}

/** The installation as functions are told of it, in their context and by `getAppContext()`. */
export const installationContext = ({
  cloudId,
  installationId,
}: InstallationIdentity): ForgeRuntime["appContext"]["installation"] => ({
  ari: new InstallationAri(installationId),
  contexts: [new SiteContext(cloudId)],
});

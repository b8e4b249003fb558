import type { JiraCaller, JiraSite } from "../seams";
import { headersOf, type InvocationIdentity, type PlatformCall } from "./invocation/invocation";
import type { Meter } from "./meter";
import { jsonAnswer, type PlatformAnswer } from "./platform-answer";

/** Where calls of the app leave for Jira: as whom, and whether the manifest's scopes admit it. */
export class JiraGateway {
  constructor(
    private readonly jira: JiraSite,
    private readonly app: { readonly appId: string; readonly accountId: string },
    private readonly scopes: ReadonlySet<string>,
    private readonly meter: Meter,
  ) {}

  /** A `requestJira` of a function. */
  async fromFunction(
    call: PlatformCall,
    { accountId }: Pick<InvocationIdentity, "accountId">,
  ): Promise<PlatformAnswer> {
    const { provider } = call.descriptor;
    if (provider === "app") return this.request(call, { kind: "app", ...this.app });
    if (provider !== "user") return this.request(call, { kind: "anonymous" });
    const wanted = call.descriptor.accountId ?? accountId;
    // `@forge/api` makes a NeedsAuthenticationError of this header.
    if (wanted === undefined) return proxyError(401, "NEEDS_AUTHENTICATION_ERR");
    // Acting for somebody who has not clicked takes scopes with allowImpersonation. Name of the error ours.
    // LENIENT: impersonation-code
    if (wanted !== accountId) return proxyError(403, "IMPERSONATION_NOT_ALLOWED");
    return this.request(call, { kind: "user", accountId: wanted, throughApp: this.app.appId });
  }

  /** A `requestJira` of a page, through the bridge. */
  fromPage(call: Omit<PlatformCall, "descriptor">, accountId: string | undefined): Promise<PlatformAnswer> {
    return this.request(
      call,
      accountId === undefined ? { kind: "anonymous" } : { kind: "user", accountId, throughApp: this.app.appId },
    );
  }

  private async request(call: Omit<PlatformCall, "descriptor">, caller: JiraCaller): Promise<PlatformAnswer> {
    const { method, path, body } = call;
    if (!this.isAdmitted(method, path))
      return jsonAnswer(401, { code: 401, message: "Unauthorized; scope does not match" });
    const answer = await this.jira.request({ method, path, headers: headersOf(call), body, caller });
    this.meter.jiraCall(method, answer.route ?? path.replace(/\?.*$/s, ""), answer.points, answer.status);
    return { status: answer.status, headers: answer.headers, body: answer.body };
  }

  /** One classic scope of an operation is enough; of the granular ones it takes all. What Jira does not know, it answers itself. */
  private isAdmitted(method: string, path: string): boolean {
    const needed = this.jira.scopesFor(method, path);
    if (needed === undefined) return true;
    const { classic, granular } = needed;
    if (classic.length === 0 && granular.length === 0) return true;
    return (
      classic.some((scope) => this.scopes.has(scope)) ||
      (granular.length > 0 && granular.every((scope) => this.scopes.has(scope)))
    );
  }
}

const proxyError = (status: number, reason: string): PlatformAnswer => ({
  status,
  headers: { "forge-proxy-error": reason },
});

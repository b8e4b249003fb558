import type { AppField, JiraRequest, JiraResponse, JiraSite, ProductEvent, RouteScopes } from "../../../seams";

/** A Jira with one answer for everything, so that the host alone is under test. */
export class FakeJira implements JiraSite {
  readonly requests: JiraRequest[] = [];
  fields: readonly AppField[] = [];
  answer: (request: JiraRequest) => Omit<JiraResponse, "points"> = () => ({ status: 200, headers: {}, body: "{}" });
  private readonly listeners: ((event: ProductEvent) => void)[] = [];

  async request(request: JiraRequest): Promise<JiraResponse> {
    this.requests.push(request);
    return { route: request.path.replace(/\/[A-Z]+-\d+/, "/{issueIdOrKey}"), points: 1, ...this.answer(request) };
  }

  scopesFor(method: string, path: string): RouteScopes | undefined {
    if (path.startsWith("/rest/api/3/app/")) return { classic: [], granular: ["write:app-data:jira"] };
    if (path.startsWith("/rest/api/3/users"))
      return { classic: ["read:jira-user"], granular: ["read:user:jira", "read:group:jira"] };
    if (!path.startsWith("/rest/")) return undefined;
    return {
      classic: [method === "GET" || path.includes("/check") ? "read:jira-work" : "write:jira-work"],
      granular: [],
    };
  }

  onProductEvent(listener: (event: ProductEvent) => void): void {
    this.listeners.push(listener);
  }

  installApp({ fields }: { fields: readonly AppField[] }) {
    this.fields = fields;
    return { accountId: "app-account" };
  }

  publish(event: Partial<ProductEvent> & Pick<ProductEvent, "eventType" | "at">): void {
    for (const listener of this.listeners)
      listener({ atlassianId: "somebody", causedByApp: null, payload: {}, ...event });
  }

  /** Somebody creates an issue. */
  publishIssue(at: number, key: string, fields: Record<string, unknown> = {}, event: Partial<ProductEvent> = {}): void {
    this.publish({
      eventType: "avi:jira:created:issue",
      at,
      payload: { issue: { id: "10001", key, fields } },
      ...event,
    });
  }
}

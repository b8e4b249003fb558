import { NeedsAuthenticationError, ProxyRequestError, type Route } from "@forge/api";
import type { z } from "zod";
import { JiraRequestFailed, JiraUnreachable, UnexpectedShape } from "../errors";

/** As `asApp()` and `asUser()` of `@forge/api` give it. */
export interface RequestsJira {
  requestJira(
    route: Route,
    init?: { method?: string; headers?: Record<string, string>; body?: string },
  ): Promise<{
    readonly ok: boolean;
    readonly status: number;
    readonly headers: { get(name: string): string | null };
    json(): Promise<unknown>;
  }>;
}

export interface JiraCall {
  /** What is asked for, in words that end the sentence "Jira was asked to …". */
  readonly what: string;
  readonly route: Route;
  readonly method?: "GET" | "POST" | "PUT" | "DELETE";
  readonly body?: unknown;
}

/** Asks Jira and reads the answer by a schema. It never repeats a request: whether that is safe, only the caller knows. */
export interface JiraClient {
  /**
   * @throws JiraRequestFailed on any answer but success
   * @throws JiraUnreachable when no answer came
   * @throws UnexpectedShape when the answer is not what the schema says
   */
  ask<Answer>(call: JiraCall, schema: z.ZodType<Answer>): Promise<Answer>;
  /** For calls that Jira answers without a body. */
  tell(call: JiraCall): Promise<void>;
}

export function jiraClient(jira: RequestsJira): JiraClient {
  const send = async ({ what, route, method = "GET", body }: JiraCall) => {
    const headers: Record<string, string> = { Accept: "application/json" };
    if (body !== undefined) headers["Content-Type"] = "application/json";
    const response = await jira
      .requestJira(route, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) })
      .catch((error: unknown) => {
        // What Forge's proxy refuses never reaches Jira: an answer all the same, and a definite one.
        if (error instanceof NeedsAuthenticationError || error instanceof ProxyRequestError)
          throw new JiraRequestFailed(what, error.status ?? 401);
        throw new JiraUnreachable(what);
      });
    if (response.ok) return response;
    const wait = Number.parseInt(response.headers.get("Retry-After") ?? "", 10);
    throw new JiraRequestFailed(
      what,
      response.status,
      Number.isFinite(wait) ? wait : null,
      response.headers.get("RateLimit-Reason"),
    );
  };
  return {
    async ask(call, schema) {
      const answer = schema.safeParse(await (await send(call)).json());
      if (answer.success) return answer.data;
      throw new UnexpectedShape(
        `Jira's answer when asked to ${call.what}`,
        answer.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`),
      );
    },
    async tell(call) {
      await send(call);
    },
  };
}

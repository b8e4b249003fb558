import type { Route } from "@forge/api";
import { jiraClient, type RequestsJira } from "../../src/jira/jira-client";

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

export type Given =
  | { readonly status?: number; readonly body?: unknown; readonly headers?: Record<string, string> }
  | Error;

/** A Jira that answers from a list, in order, and remembers what it was asked. An error stands for no answer. */
export function jiraThatAnswers(...answers: readonly Given[]) {
  const asked: Asked[] = [];
  const waiting = [...answers];
  const jira: RequestsJira = {
    async requestJira(route: Route, { method = "GET", body } = {}) {
      asked.push({ method, path: route.value, body: body === undefined ? undefined : JSON.parse(body) });
      const given = waiting.shift();
      if (given === undefined) throw new Error(`Nobody expected ${method} ${route.value}`);
      if (given instanceof Error) throw given;
      const { status = 200, headers = {} } = given;
      return {
        ok: status < 300,
        status,
        headers: { get: (name) => headers[name] ?? null },
        json: async () => given.body,
      };
    },
  };
  return { client: jiraClient(jira), asked, isDone: () => waiting.length === 0 };
}

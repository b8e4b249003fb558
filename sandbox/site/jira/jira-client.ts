import { z } from "zod";
import type { JiraCaller, JiraSite } from "../../seams";
import { HttpError } from "../http/reply";

/** Reads and writes Jira through its REST interface as one person, so that a page shows what that person may see. */
export class JiraClient {
  constructor(
    private readonly site: JiraSite,
    private readonly caller: JiraCaller,
  ) {}

  /** @throws HttpError with Jira's status and its own words when the call fails */
  async get<T>(path: string, schema: z.ZodType<T>): Promise<T> {
    return schema.parse(JSON.parse((await this.call("GET", path)) || "null"));
  }

  /** Answers the parsed body; null when there is none. @throws HttpError as `get` does */
  async send(method: "POST" | "PUT" | "DELETE", path: string, body?: unknown): Promise<unknown> {
    return JSON.parse((await this.call(method, path, body)) || "null");
  }

  private async call(method: string, path: string, body?: unknown): Promise<string> {
    const headers: Record<string, string> = { accept: "application/json", "x-atlassian-token": "no-check" };
    if (body !== undefined) headers["content-type"] = "application/json";
    const answer = await this.site.request({
      method,
      path,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      caller: this.caller,
    });
    if (answer.status >= 400)
      throw new HttpError(answer.status, reasonOf(answer.body, `Jira answered ${answer.status}.`));
    return answer.body ?? "";
  }
}

const Refusal = z.object({
  errorMessages: z.array(z.string()).default([]),
  errors: z.record(z.string(), z.unknown()).default({}),
  errorMessage: z.string().optional(),
});

/** Jira's two ways to say what is wrong: platform (`errorMessages`, `errors`) and service management (`errorMessage`). */
function reasonOf(body: string | undefined, otherwise: string): string {
  try {
    const { errorMessage, errorMessages, errors } = Refusal.parse(JSON.parse(body ?? ""));
    const named = Object.entries(errors).map(([field, reason]) => `${field}: ${String(reason)}`);
    return [errorMessage ?? [], errorMessages, named].flat().join(" ") || otherwise;
  } catch {
    return otherwise;
  }
}

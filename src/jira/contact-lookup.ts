import { route } from "@forge/api";
import { z } from "zod";
import type { Unreached } from "../domain/monitoring/unreached-contact";
import type { JiraClient } from "./jira-client";

const userPage = z.object({ values: z.array(z.object({ accountId: z.string() })) });
const groupPage = z.object({ values: z.array(z.object({ groupId: z.string() })) });

/** A contact by its key in the catalogue, with what stands for it in Jira. */
export interface ContactInJira {
  readonly contact: string;
  readonly accountId: string | null;
  readonly groupId: string | null;
}

/** Jira's longest page of accounts, and a length of address that every proxy takes. */
const AT_A_TIME = 50;

/** Finds those whose account, or group, Jira does not have. Costs a point for fifty of a kind, and two for each that is there. */
export async function unknownToJira(jira: JiraClient, contacts: readonly ContactInJira[]): Promise<Unreached[]> {
  const withAccount = contacts.flatMap(({ contact, accountId }) =>
    accountId === null ? [] : [{ contact, id: accountId }],
  );
  const withGroup = contacts.flatMap(({ contact, accountId, groupId }) =>
    accountId !== null || groupId === null ? [] : [{ contact, id: groupId }],
  );
  const unknown: Unreached[] = [];
  for (const some of inChunks(withAccount)) {
    const query = queryOf("accountId", some);
    const { values } = await jira.ask(
      { what: "look up accounts", route: route`/rest/api/3/user/bulk?maxResults=${AT_A_TIME}&${query}` },
      userPage,
    );
    const found = new Set(values.map(({ accountId }) => accountId));
    for (const { contact, id } of some) if (!found.has(id)) unknown.push({ contact, reason: "account-unknown" });
  }
  for (const some of inChunks(withGroup)) {
    const query = queryOf("groupId", some);
    const { values } = await jira.ask(
      { what: "look up groups", route: route`/rest/api/3/group/bulk?maxResults=${AT_A_TIME}&${query}` },
      groupPage,
    );
    const found = new Set(values.map(({ groupId }) => groupId));
    for (const { contact, id } of some) if (!found.has(id)) unknown.push({ contact, reason: "group-unknown-or-empty" });
  }
  return unknown;
}

interface Sought {
  readonly contact: string;
  readonly id: string;
}

const queryOf = (name: string, some: readonly Sought[]) =>
  new URLSearchParams(some.map(({ id }): [string, string] => [name, id]));

function* inChunks(all: readonly Sought[]): Generator<readonly Sought[]> {
  for (let from = 0; from < all.length; from += AT_A_TIME) yield all.slice(from, from + AT_A_TIME);
}

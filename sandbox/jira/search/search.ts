import type { Jast } from "@atlaskit/jql-ast";
import type { Cell } from "../../database";
import { FieldBook } from "../fields/field-book";
import type { QueryContext } from "../jql/clauses";
import { JqlError } from "../jql/jql-error";
import { parseOrRefuse } from "../jql/parse";
import { joined, type Sql, sql } from "../jql/sql";
import { type Ordering, translateClause, translateOrder } from "../jql/translate";
import type { Permissions } from "../permissions";
import type { Account, World } from "../world";

/** For whom a search runs. */
export interface Searcher {
  readonly account: Account | undefined;
  readonly zone: string;
}

export interface Page {
  readonly ids: readonly number[];
  /** Where the next page begins; absent on the last one. */
  readonly next?: string | undefined;
}

/** Jira's limit for `ORDER BY`. */
const MOST_ORDERINGS = 7;

/** Runs JQL over the search index, with the eyes of one account. */
export class Search {
  readonly #fields: FieldBook;

  constructor(
    private readonly world: World,
    private readonly permissions: Permissions,
  ) {
    this.#fields = new FieldBook(world);
  }

  /**
   * One page of ids. A page continues after the last row of the one before, by the values it was sorted by, so that what is
   * written meanwhile neither doubles nor hides others.
   *
   * @throws JqlError for a query or a token that is refused
   */
  page(jql: string, searcher: Searcher, limit: number, token?: string, reconcile: readonly number[] = []): Page {
    const tree = parseOrRefuse(jql);
    if (!tree.query?.where)
      throw new JqlError([
        "Unbounded JQL queries are not allowed here. Please add a search restriction to your query.",
      ]);
    this.world.searchIndex.catchUp(this.world.clock.now(), reconcile);
    const context = this.#context(searcher);
    const orderings = this.#orderings(tree, context);
    const where = [translateClause(tree.query.where, context), this.#visible(searcher)];
    const query = queryMark(jql);
    if (token !== undefined) where.push(after(orderings, readToken(token, query)));
    const condition = joined(where, "AND");
    const columns = orderings.map(({ expression }, index) => `${expression.sql} AS o${index}`);
    const order = orderings.map(({ direction }, index) => `o${index} ${direction}`).join(", ");
    // SQLite plans a query anew whenever a limit is bound to it, which takes ten times as long as finding nothing.
    const rows = this.world.database.all<Record<string, Cell>>(
      `SELECT i.id, ${columns.join(", ")} FROM search_issue i WHERE ${condition.sql} ORDER BY ${order} LIMIT ${limit + 1}`,
      ...orderings.flatMap(({ expression }) => expression.cells),
      ...condition.cells,
    );
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      ids: shown.map((row) => row.id as number),
      next:
        rows.length > limit && last
          ? writeToken(
              query,
              orderings.map((_, index) => last[`o${index}`]!),
            )
          : undefined,
    };
  }

  count(jql: string, searcher: Searcher): number {
    const tree = parseOrRefuse(jql);
    if (!tree.query?.where)
      throw new JqlError([
        "Unbounded JQL queries are not allowed here. Please add a search restriction to your query.",
      ]);
    this.world.searchIndex.catchUp(this.world.clock.now());
    const condition = joined(
      [translateClause(tree.query.where, this.#context(searcher)), this.#visible(searcher)],
      "AND",
    );
    return this.world.database.get<{ n: number }>(
      `SELECT count(*) AS n FROM search_issue i WHERE ${condition.sql}`,
      ...condition.cells,
    )!.n;
  }

  /** Which of these issues a query finds, whether bounded or not. */
  match(jql: string, searcher: Searcher, ids: readonly number[]): number[] {
    const tree = parseOrRefuse(jql);
    this.world.searchIndex.catchUp(this.world.clock.now());
    const where = tree.query?.where ? translateClause(tree.query.where, this.#context(searcher)) : sql("1");
    const condition = joined(
      [where, this.#visible(searcher), sql("i.id IN (SELECT value FROM json_each(?))", JSON.stringify(ids))],
      "AND",
    );
    return this.world.database
      .all<{ id: number }>(`SELECT i.id FROM search_issue i WHERE ${condition.sql} ORDER BY i.id`, ...condition.cells)
      .map(({ id }) => id);
  }

  /** What evaluating the query would complain about. */
  complaints(tree: Jast, searcher: Searcher): string[] {
    const context = this.#context(searcher);
    try {
      if (tree.query?.where) translateClause(tree.query.where, context);
      this.#orderings(tree, context);
      return [];
    } catch (error) {
      if (error instanceof JqlError) return [...error.messages];
      throw error;
    }
  }

  #orderings(tree: Jast, context: QueryContext): Ordering[] {
    const fields = tree.query?.orderBy?.fields ?? [];
    if (fields.length > MOST_ORDERINGS)
      throw new JqlError([`The ORDER BY clause can have at most ${MOST_ORDERINGS} fields.`]);
    const asked = fields.map((field) => translateOrder(field, context));
    return [...asked, { expression: sql("i.id"), direction: asked.at(-1)?.direction ?? "DESC" }];
  }

  #visible({ account }: Searcher): Sql {
    return this.permissions.condition(account);
  }

  #context({ account, zone }: Searcher): QueryContext {
    return {
      world: this.world,
      fields: this.#fields,
      account,
      zone,
      locale: account?.locale ?? "en_US",
      now: this.world.clock.now(),
    };
  }
}

/** Rows that sort after `values`: greater in the first ordering, or equal there and greater in the next, and so on. */
function after(orderings: readonly Ordering[], values: readonly Cell[]): Sql {
  if (values.length !== orderings.length) throw invalidToken();
  const alternatives = orderings.map(({ expression, direction }, index) => {
    const equal = orderings
      .slice(0, index)
      .map((earlier, place) => sql(`${earlier.expression.sql} = ?`, ...earlier.expression.cells, values[place]!));
    const beyond = sql(`${expression.sql} ${direction === "ASC" ? ">" : "<"} ?`, ...expression.cells, values[index]!);
    return joined([...equal, beyond], "AND");
  });
  return joined(alternatives, "OR");
}

const invalidToken = () =>
  new JqlError(["The provided next page token is invalid. A token belongs to the query that it was given for."]);

/** Tells queries apart, so that a token of one is refused by another. */
function queryMark(jql: string): number {
  let mark = 0;
  for (let index = 0; index < jql.length; index += 1) mark = (Math.imul(mark, 31) + jql.charCodeAt(index)) | 0;
  return mark;
}

const writeToken = (query: number, values: readonly Cell[]) =>
  Buffer.from(JSON.stringify([query, ...values])).toString("base64url");

function readToken(token: string, query: number): Cell[] {
  try {
    const [mark, ...values] = JSON.parse(Buffer.from(token, "base64url").toString()) as [number, ...Cell[]];
    if (mark === query) return values;
  } catch {
    // Falls through: not one of our tokens.
  }
  throw invalidToken();
}

import type { Clause as ClauseNode, Operand, OrderByField, TerminalClause } from "@atlaskit/jql-ast";
import { STATUS_CATEGORIES } from "../view/view";
import { type Clause, type ClauseTarget, clauseNamed, type QueryContext } from "./clauses";
import { historyCondition } from "./history";
import { JqlError, JqlNotImplemented } from "./jql-error";
import { instantOf, valuesOf } from "./operands";
import { among, joined, NEVER, negated, type Sql, sql } from "./sql";

const OPPOSITES: Readonly<Record<string, string>> = {
  "=": "!=",
  in: "not in",
  is: "is not",
  "<": ">=",
  ">": "<=",
  "~": "!~",
  was: "was not",
  "was in": "was not in",
};
const opposite = new Map(
  Object.entries(OPPOSITES).flatMap(([one, other]) => [[one, other] as const, [other, one] as const]),
);

/**
 * A `where` tree as SQL over `search_issue i`. Like Jira, it carries a NOT down to the single clauses, where it turns the
 * operator: `NOT priority = Low` is `priority != Low` and so leaves out issues without a priority.
 *
 * @throws JqlError, JqlNotImplemented
 */
export function translateClause(node: ClauseNode, context: QueryContext, isNegated = false): Sql {
  switch (node.clauseType) {
    case "compound":
      return joined(
        node.clauses.map((clause) => translateClause(clause, context, isNegated)),
        (node.operator.value === "and") === isNegated ? "OR" : "AND",
      );
    case "not":
      return translateClause(node.clause, context, !isNegated);
    case "terminal":
      return parenthesized(terminal(node, context, isNegated));
  }
}

const parenthesized = (part: Sql): Sql => ({ ...part, sql: `(${part.sql})` });

function terminal(node: TerminalClause, context: QueryContext, isNegated: boolean): Sql {
  const written = node.operator?.value;
  if (!written) throw new JqlError([`The clause '${node.field.text}' has no operator.`]);
  const clause = clauseOf(node.field.value, context);
  const operator = isNegated ? (opposite.get(written) ?? written) : written;
  if (operator === "changed") {
    const changed = parenthesized(historyCondition(node, operator, clause, context));
    return isNegated ? negated(changed) : changed;
  }
  if (operator.startsWith("was")) return historyCondition(node, operator, clause, context);
  const operand = node.operand;
  if (!operand) throw new JqlError([`The clause '${node.field.text}' has no value.`]);
  if (isEmptyTest(operator, operand)) return emptiness(clause, operator, context);
  switch (clause.target.kind) {
    case "ids":
      return idCondition(clause, clause.target, operator, operand, context);
    case "category":
      return categoryCondition(clause, operator, operand, context);
    case "instant":
      return instantCondition(clause, clause.target.column, operator, operand, context);
    case "key":
      return keyCondition(clause, operator, operand, context);
    case "words":
      return wordsCondition(clause, clause.target.column, operator, operand, context);
    case "term":
      return termCondition(clause, clause.target, operator, operand, context);
  }
}

function clauseOf(name: string, context: QueryContext): Clause {
  if (/^(issue|project|user)\.property/i.test(name)) throw new JqlNotImplemented("searches by entity property");
  const clause = clauseNamed(name, context);
  if (clause === "only in Jira") throw new JqlNotImplemented(`the field "${name}"`);
  if (!clause) throw new JqlError([`Field '${name}' does not exist or you do not have permission to view it.`]);
  return clause;
}

const isEmptyTest = (operator: string, operand: Operand) =>
  operand.operandType === "keyword" && ["is", "is not", "=", "!="].includes(operator);

function emptiness({ target, name }: Clause, operator: string, context: QueryContext): Sql {
  const wantsEmpty = operator === "is" || operator === "=";
  switch (target.kind) {
    case "ids":
    case "instant":
      return sql(`${target.column} IS ${wantsEmpty ? "" : "NOT "}NULL`);
    case "term": {
      context.world.searchIndex.ask(target.field);
      const found = sql("EXISTS (SELECT 1 FROM search_term t WHERE t.issue = i.id AND t.field = ?)", target.field);
      return wantsEmpty ? negated(found) : found;
    }
    default:
      throw new JqlError([`The field '${name}' does not support searching for EMPTY values.`]);
  }
}

const unsupported = (clause: Clause, operator: string) =>
  new JqlError([`The operator '${operator}' is not supported by the '${clause.name}' field.`]);

const IN: Readonly<Record<string, boolean>> = { "=": true, in: true, "!=": false, "not in": false };

function idCondition(
  clause: Clause,
  target: ClauseTarget & { kind: "ids" },
  operator: string,
  operand: Operand,
  context: QueryContext,
): Sql {
  const values = valuesOf(operand, clause, context);
  const ids = values.flatMap((value) => (value === null ? [] : resolved(clause, target, value, context)));
  if (operator in IN) return membership(target.column, ids, values.includes(null), IN[operator]!);
  if (target.rank && ["<", "<=", ">", ">="].includes(operator)) {
    // A higher priority has a lower rank.
    const rank = context.world.priorities.get(ids[0])?.rank ?? 0;
    const turned = operator.includes("<") ? operator.replace("<", ">") : operator.replace(">", "<");
    return sql(`${target.rank} ${turned} ?`, rank);
  }
  throw unsupported(clause, operator);
}

/** Jira's `!=` and `not in` leave out issues without a value, unless EMPTY is among those listed. */
function membership(column: string, ids: readonly string[], withEmpty: boolean, isIn: boolean): Sql {
  const inside = ids.length === 0 ? NEVER : among(column, ids);
  if (isIn) return withEmpty ? joined([inside, sql(`${column} IS NULL`)], "OR") : inside;
  const outside = ids.length === 0 ? sql("1") : negated(parenthesized(inside));
  return joined([sql(`${column} IS NOT NULL`), outside], "AND");
}

function resolved(
  clause: Clause,
  target: ClauseTarget & { kind: "ids" | "term" },
  value: string,
  context: QueryContext,
): string[] {
  const ids = target.resolve(value, context);
  if (ids.length === 0) throw new JqlError([`The value '${value}' does not exist for the field '${clause.name}'.`]);
  return ids;
}

function categoryCondition(clause: Clause, operator: string, operand: Operand, context: QueryContext): Sql {
  if (!(operator in IN)) throw unsupported(clause, operator);
  const keys = valuesOf(operand, clause, context).map((value) => {
    const lower = (value ?? "").toLowerCase();
    const found = Object.entries(STATUS_CATEGORIES).find(
      ([key, { id, name }]) => key === lower || name.toLowerCase() === lower || String(id) === lower,
    );
    if (!found) throw new JqlError([`The value '${value}' does not exist for the field 'statusCategory'.`]);
    return found[0];
  });
  const statuses = context.world.statuses.all().flatMap(({ id, category }) => (keys.includes(category) ? [id] : []));
  const inside = among("i.status", statuses);
  return IN[operator] ? inside : negated(parenthesized(inside));
}

const ORDERED = new Set(["=", "!=", "<", "<=", ">", ">="]);

function instantCondition(
  clause: Clause,
  column: string,
  operator: string,
  operand: Operand,
  context: QueryContext,
): Sql {
  if (operator === "in" || operator === "not in") {
    const values = operand.operandType === "list" ? operand.values : [operand];
    return membershipOfNumbers(
      column,
      values.map((value) => instantOf(value, clause.name, context)),
      operator === "in",
    );
  }
  if (!ORDERED.has(operator)) throw unsupported(clause, operator);
  return sql(`${column} ${operator} ?`, instantOf(operand, clause.name, context));
}

const membershipOfNumbers = (column: string, values: readonly number[], isIn: boolean): Sql =>
  isIn
    ? among(column, values)
    : joined([sql(`${column} IS NOT NULL`), negated(parenthesized(among(column, values)))], "AND");

function keyCondition(clause: Clause, operator: string, operand: Operand, context: QueryContext): Sql {
  const issues = valuesOf(operand, clause, context).map((value) => {
    const issue = context.world.issues.byIdOrKey(value ?? "");
    if (!issue) throw new JqlError([`An issue with key '${value}' does not exist for field '${clause.name}'.`]);
    return issue;
  });
  if (operator in IN) {
    const inside = among(
      "i.id",
      issues.map(({ id }) => id),
    );
    return IN[operator] ? inside : negated(parenthesized(inside));
  }
  if (!ORDERED.has(operator)) throw unsupported(clause, operator);
  const [issue] = issues;
  return sql(`(i.project = ? AND i.number ${operator} ?)`, issue!.project, issue!.number);
}

/** Each word must occur; words in inner quotes must occur together. Jira stems words, the stand-in takes them as they are. */
function wordsOf(text: string): string[] {
  const parts = text.toLowerCase().match(/"[^"]+"|\S+/g) ?? [];
  return parts.map((part) => part.replace(/^"|"$|[*?~]+$/g, "")).filter((part) => part !== "");
}

const likeWord = (column: string, word: string) =>
  sql(`${column} LIKE ? ESCAPE '\\'`, `%${word.replace(/[\\%_]/g, "\\$&")}%`);

function wordsCondition(
  clause: Clause,
  column: string,
  operator: string,
  operand: Operand,
  context: QueryContext,
): Sql {
  if (operator !== "~" && operator !== "!~") throw unsupported(clause, operator);
  const words = wordsOf(valuesOf(operand, clause, context)[0] ?? "");
  if (words.length === 0)
    throw new JqlError([`The field '${clause.name}' does not support searching for an empty string.`]);
  if (column === "i.text") context.world.searchIndex.askForWords();
  const all = joined(
    words.map((word) => likeWord(column, word)),
    "AND",
  );
  return operator === "~" ? all : negated(parenthesized(all));
}

function termCondition(
  clause: Clause,
  target: ClauseTarget & { kind: "term" },
  operator: string,
  operand: Operand,
  context: QueryContext,
): Sql {
  context.world.searchIndex.ask(target.field);
  const some = (condition: Sql): Sql =>
    sql(
      `EXISTS (SELECT 1 FROM search_term t WHERE t.issue = i.id AND t.field = ? AND ${condition.sql})`,
      target.field,
      ...condition.cells,
    );
  const filled = sql("EXISTS (SELECT 1 FROM search_term t WHERE t.issue = i.id AND t.field = ?)", target.field);
  // Most often the value is the one that is not wanted: that is looked for first.
  const without = (condition: Sql) => joined([negated(parenthesized(condition)), filled], "AND");
  if (target.compares === "instant" || target.compares === "number") {
    const read = (value: Operand) =>
      target.compares === "instant" ? instantOf(value, clause.name, context) : numberOf(value, clause, context);
    if (operator === "in" || operator === "not in") {
      const inside = some(among("t.number", (operand.operandType === "list" ? operand.values : [operand]).map(read)));
      return operator === "in" ? inside : without(inside);
    }
    if (!ORDERED.has(operator)) throw unsupported(clause, operator);
    if (operator === "!=") return without(some(sql("t.number = ?", read(operand))));
    return some(sql(`t.number ${operator} ?`, read(operand)));
  }
  const values = valuesOf(operand, clause, context);
  if (operator in IN) {
    const texts = values.flatMap((value) =>
      value === null
        ? []
        : target.compares === "ids"
          ? resolved(clause, target, value, context)
          : target.resolve(value, context),
    );
    const inside =
      texts.length === 0
        ? NEVER
        : some(
            among(
              "t.text",
              texts.map((text) => text.toLowerCase()),
            ),
          );
    if (IN[operator]) return values.includes(null) ? joined([inside, negated(parenthesized(filled))], "OR") : inside;
    return without(inside);
  }
  if ((operator === "~" || operator === "!~") && target.compares === "phrase") {
    const words = wordsOf(values[0] ?? "");
    if (words.length === 0)
      throw new JqlError([`The field '${clause.name}' does not support searching for an empty string.`]);
    const inside = some(joined([sql("t.isPhrase = 1"), ...words.map((word) => likeWord("t.text", word))], "AND"));
    return operator === "~" ? inside : without(inside);
  }
  throw unsupported(clause, operator);
}

function numberOf(operand: Operand, clause: Clause, context: QueryContext): number {
  const value = Number(valuesOf(operand, clause, context)[0] ?? Number.NaN);
  if (Number.isNaN(value)) throw new JqlError([`The value for the field '${clause.name}' must be a number.`]);
  return value;
}

export interface Ordering {
  /** Never NULL, so that rows can be compared with the last one of a page. */
  readonly expression: Sql;
  readonly direction: "ASC" | "DESC";
}

/** What a query is sorted by. Empty values come last when ascending. */
export function translateOrder(field: OrderByField, context: QueryContext): Ordering {
  const direction = field.direction?.value?.toUpperCase() === "DESC" ? "DESC" : "ASC";
  const { target, name } = clauseOf(field.field.value, context);
  switch (target.kind) {
    case "ids":
      // A high priority counts as great: descending order begins with the most urgent.
      if (target.rank) return { expression: sql(`COALESCE(-${target.rank}, -9e15)`), direction };
      return { expression: sql(`COALESCE(${target.column}, '~')`), direction };
    case "category":
      return { expression: sql("i.category"), direction };
    case "instant":
      return { expression: sql(`COALESCE(${target.column}, 9e15)`), direction };
    case "key":
      return { expression: sql("(i.project || substr('0000000000' || i.number, -10))"), direction };
    case "words":
      if (name === "text") throw new JqlError(["Field 'text' does not support sorting."]);
      return { expression: sql(target.column), direction };
    case "term": {
      context.world.searchIndex.ask(target.field);
      const cell = target.compares === "instant" || target.compares === "number" ? "number" : "text";
      const empty = cell === "number" ? "9e15" : "'~'";
      return {
        expression: sql(
          `COALESCE((SELECT min(t.${cell}) FROM search_term t WHERE t.issue = i.id AND t.field = ?), ${empty})`,
          target.field,
        ),
        direction,
      };
    }
  }
}

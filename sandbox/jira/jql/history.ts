import type { Predicate, TerminalClause } from "@atlaskit/jql-ast";
import type { Clause, QueryContext } from "./clauses";
import { JqlError, JqlNotImplemented } from "./jql-error";
import { instantOf, valuesOf } from "./operands";
import { among, joined, negated, type Sql, sql } from "./sql";

/** The fields whose history JQL can ask for on Jira. */
const WITH_HISTORY = new Set(["status", "assignee", "reporter", "priority", "resolution"]);

/** `was`, `was not`, `was in`, `was not in` and `changed`, read from the changelog. */
export function historyCondition(node: TerminalClause, operator: string, clause: Clause, context: QueryContext): Sql {
  const { historyId, target } = clause;
  if (historyId === undefined || target.kind !== "ids" || !WITH_HISTORY.has(historyId)) {
    throw new JqlError([`History searches do not support the '${clause.name}' field.`]);
  }
  context.world.issues.changes.write();
  if (operator === "changed") return changedCondition(node.predicates, clause, historyId, context);
  if (node.predicates.length > 0)
    throw new JqlNotImplemented(`"${clause.name} ${operator} … ${node.predicates[0]!.operator.value}"`);
  const ids = idsOf(node.operand, clause, context);
  const was = joined(
    [
      among(target.column, ids),
      { ...anyItem(historyId, joined([among("e.value ->> 'from'", ids), among("e.value ->> 'to'", ids)], "OR")) },
    ],
    "OR",
  );
  return operator.includes("not") ? negated(was) : was;
}

function changedCondition(
  predicates: readonly Predicate[],
  clause: Clause,
  historyId: string,
  context: QueryContext,
): Sql {
  const conditions = predicates.map((predicate) => predicateCondition(predicate, clause, context));
  return anyItem(historyId, conditions.length === 0 ? sql("1") : joined(conditions, "AND"));
}

function predicateCondition(predicate: Predicate, clause: Clause, context: QueryContext): Sql {
  const { operand } = predicate;
  if (!operand) throw new JqlError([`The predicate '${predicate.operator.value}' of '${clause.name}' needs a value.`]);
  switch (predicate.operator.value) {
    case "from":
      return among("e.value ->> 'from'", idsOf(operand, clause, context));
    case "to":
      return among("e.value ->> 'to'", idsOf(operand, clause, context));
    case "by":
      return among("c.author", valuesOf(operand, clause, context));
    case "before":
      return sql("c.at < ?", instantOf(operand, clause.name, context));
    case "after":
      return sql("c.at > ?", instantOf(operand, clause.name, context));
    case "on": {
      const day = instantOf(operand, clause.name, context);
      return sql("c.at >= ? AND c.at < ?", day, day + 86_400_000);
    }
    case "during": {
      const [from, to] = operand.operandType === "list" ? operand.values : [];
      if (!from || !to) throw new JqlError([`The predicate 'during' of '${clause.name}' needs two dates.`]);
      return sql("c.at >= ? AND c.at <= ?", instantOf(from, clause.name, context), instantOf(to, clause.name, context));
    }
  }
}

/** Most changes are of other fields: the text of their items says so for less than reading it as JSON. */
const anyItem = (fieldId: string, condition: Sql): Sql =>
  sql(
    `EXISTS (SELECT 1 FROM change c, json_each(c.items) e WHERE c.issue = i.id AND instr(c.items, ?) AND e.value ->> 'fieldId' = ? AND ${condition.sql})`,
    JSON.stringify({ fieldId }).slice(1, -1),
    fieldId,
    ...condition.cells,
  );

function idsOf(operand: TerminalClause["operand"], clause: Clause, context: QueryContext): string[] {
  const { target } = clause;
  if (!operand || target.kind !== "ids") throw new JqlError([`'${clause.name}' needs a value here.`]);
  return valuesOf(operand, clause, context).flatMap((value) => {
    const ids = value === null ? [] : target.resolve(value, context);
    if (value !== null && ids.length === 0)
      throw new JqlError([`The value '${value}' does not exist for the field '${clause.name}'.`]);
    return ids;
  });
}

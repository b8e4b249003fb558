import type { Clause, Field, Jast, Operand, Predicate } from "@atlaskit/jql-ast";

/** A parsed query in the shape of `POST /jql/parse`. */
export function structureOf({ query }: Jast) {
  if (!query) return {};
  return {
    ...(query.where ? { where: clauseOf(query.where) } : {}),
    ...(query.orderBy
      ? {
          orderBy: {
            fields: query.orderBy.fields.map(({ field, direction }) => ({
              field: fieldOf(field),
              ...(direction ? { direction: direction.value.toLowerCase() } : {}),
            })),
          },
        }
      : {}),
  };
}

function clauseOf(clause: Clause): unknown {
  switch (clause.clauseType) {
    case "compound":
      return { clauses: clause.clauses.map(clauseOf), operator: clause.operator.value };
    case "not":
      return { clauses: [clauseOf(clause.clause)], operator: "not" };
    case "terminal": {
      const operator = clause.operator?.value ?? "";
      const isHistory = operator.startsWith("was") || operator === "changed";
      return {
        field: fieldOf(clause.field),
        operator,
        ...(clause.operand ? { operand: operandOf(clause.operand) } : {}),
        ...(isHistory ? { predicates: clause.predicates.map(predicateOf) } : {}),
      };
    }
  }
}

const fieldOf = ({ value, properties = [] }: Field) => ({
  name: value,
  ...(properties.length > 0
    ? {
        property: properties.map(({ key, path }) => ({
          entity: value,
          key: key?.value ?? "",
          path: (path ?? []).map((part) => part.value.replace(/^\./, "")).join("."),
        })),
      }
    : {}),
});

const predicateOf = ({ operator, operand }: Predicate) => ({
  operator: operator.value,
  operand: operand && operandOf(operand),
});

function operandOf(operand: Operand): unknown {
  switch (operand.operandType) {
    case "value":
      return { value: operand.value };
    case "keyword":
      return { keyword: "empty" };
    case "function":
      return {
        function: operand.function.value,
        arguments: operand.arguments.flatMap((argument) => (argument ? [argument.value] : [])),
      };
    case "list":
      return { values: operand.values.map(operandOf) };
  }
}

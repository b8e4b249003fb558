import type { FunctionOperand, Operand } from "@atlaskit/jql-ast";
import type { Clause, QueryContext } from "./clauses";
import { dateFunction, literalInstant } from "./dates";
import { JqlError, JqlNotImplemented } from "./jql-error";

/** The values that a query lists for a clause; null stands for EMPTY. Functions of people are worked out here. */
export function valuesOf(operand: Operand, clause: Clause, context: QueryContext): (string | null)[] {
  switch (operand.operandType) {
    case "keyword":
      return [null];
    case "value":
      return [operand.value];
    case "list":
      return operand.values.flatMap((value) => valuesOf(value, clause, context));
    case "function":
      return peopleFunction(operand, clause, context);
  }
}

function peopleFunction(operand: FunctionOperand, clause: Clause, context: QueryContext): string[] {
  const name = operand.function.value;
  switch (name.toLowerCase()) {
    case "currentuser":
      return context.account ? [context.account.id] : [];
    case "membersof": {
      const groupName = operand.arguments[0]?.value ?? "";
      const group = context.world.groups.find(
        (candidate) => candidate.name === groupName || candidate.id === groupName,
      );
      if (!group)
        throw new JqlError([
          `Function 'membersOf' can not generate a list of usernames for group '${groupName}'; the group does not exist.`,
        ]);
      return [...group.members];
    }
    default:
      if (isDateFunction(name))
        throw new JqlError([`A value provided by the function '${name}' is invalid for the field '${clause.name}'.`]);
      throw new JqlNotImplemented(`the function "${name}()"`);
  }
}

const isDateFunction = (name: string) => /^(now|(start|end)of(day|week|month|year))$/i.test(name);

/** The instant that an operand names. */
export function instantOf(operand: Operand, fieldName: string, context: QueryContext): number {
  const instant =
    operand.operandType === "function"
      ? functionInstant(operand, context)
      : operand.operandType === "value"
        ? literalInstant(operand.value, context)
        : undefined;
  if (instant !== undefined) return instant;
  const shown =
    operand.operandType === "value"
      ? operand.value
      : operand.operandType === "function"
        ? `${operand.function.value}()`
        : "a list";
  throw new JqlError([
    `Date value '${shown}' for field '${fieldName}' is invalid. Valid formats include: 'yyyy/MM/dd HH:mm', 'yyyy-MM-dd HH:mm', 'yyyy/MM/dd', 'yyyy-MM-dd', or a period format e.g. '-5d', '4w 2d'.`,
  ]);
}

function functionInstant(operand: FunctionOperand, context: QueryContext): number | undefined {
  const name = operand.function.value;
  try {
    const instant = dateFunction(
      name,
      operand.arguments.map(({ value }) => value),
      context,
    );
    if (instant === undefined) throw new JqlNotImplemented(`the function "${name}()"`);
    return instant;
  } catch (error) {
    if (error instanceof RangeError) throw new JqlError([`The argument of ${name}() is invalid: ${error.message}.`]);
    throw error;
  }
}

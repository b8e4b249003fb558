import type { EventFilter } from "../manifest/app-manifest";
import { type Evaluate, ExpressionError, parseExpression } from "./filter-expression";

export type FilterVerdict =
  | { readonly kind: "received" | "ignored" }
  /** The expression failed; `problem` is for the log when the filter wants it there. */
  | { readonly kind: "received-in-error" | "ignored-in-error"; readonly problem?: string | undefined };

const parsed = new Map<string, Evaluate | ExpressionError>();

/** Whether a trigger gets an event, which is read only if that takes it. `isSelfGenerated`: the app itself has caused it. */
export function judge(
  filter: EventFilter,
  event: () => Readonly<Record<string, unknown>>,
  isSelfGenerated: boolean,
): FilterVerdict {
  if (filter.ignoreSelf && isSelfGenerated) return { kind: "ignored" };
  if (filter.expression === undefined) return { kind: "received" };
  try {
    const result = expressionOf(filter.expression)({ event: event() });
    if (typeof result !== "boolean") throw new ExpressionError("The expression gives no boolean.");
    return { kind: result ? "received" : "ignored" };
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    return {
      kind: filter.onError.startsWith("RECEIVE") ? "received-in-error" : "ignored-in-error",
      problem: filter.onError.endsWith("LOG") ? error.message : undefined,
    };
  }
}

function expressionOf(source: string): Evaluate {
  let expression = parsed.get(source);
  if (expression === undefined) {
    try {
      expression = parseExpression(source);
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      expression = error;
    }
    parsed.set(source, expression);
  }
  if (expression instanceof ExpressionError) throw expression;
  return expression;
}

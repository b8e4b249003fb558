/**
 * The part of Jira expressions that trigger filters and formatters use: property paths with `.`, `?.` and `[…]`, comparisons, `&&`, `||`,
 * `!`, `?:`, `in`, `+`, list literals, `length`, and the list methods `includes`, `some`, `every`, `map`, `filter` with arrow
 * functions. Whatever else an expression holds is an expression error, as is a property of null.
 */

/** An expression that cannot be read or evaluated. What then happens is for the filter's `onError` to say. */
export class ExpressionError extends Error {
  override readonly name = "ExpressionError";
}

type Scope = Readonly<Record<string, unknown>>;
/** An expression ready to be evaluated. */
export type Evaluate = (scope: Scope) => unknown;
type Lambda = (argument: unknown) => unknown;

/** @throws ExpressionError */
export function parseExpression(source: string): Evaluate {
  const parser = new Parser(tokensOf(source));
  const evaluate = parser.expression();
  parser.end();
  return evaluate;
}

type Token = { readonly kind: "name" | "number" | "string" | "sign" | "end"; readonly text: string };

// LENIENT: expression-subset
const TOKEN =
  /\s+|(\d+(?:\.\d+)?)|([A-Za-z_$][\w$]*)|('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|(\?\.|=>|==|!=|<=|>=|&&|\|\||[?:!<>()[\],.+-])/y;

function tokensOf(source: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < source.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(source);
    if (match === null) throw new ExpressionError(`Unexpected "${source[at]}" at character ${at + 1} of: ${source}`);
    const [, number, name, string, sign] = match;
    if (number !== undefined) tokens.push({ kind: "number", text: number });
    else if (name !== undefined) tokens.push({ kind: "name", text: name });
    else if (string !== undefined) tokens.push({ kind: "string", text: string.slice(1, -1).replace(/\\(.)/g, "$1") });
    else if (sign !== undefined) tokens.push({ kind: "sign", text: sign });
  }
  return [...tokens, { kind: "end", text: "the end" }];
}

class Parser {
  private at = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  end(): void {
    if (this.next.kind !== "end") throw this.unexpected();
  }

  expression(): Evaluate {
    const condition = this.either();
    if (!this.takes("?")) return condition;
    const whenTrue = this.expression();
    this.expect(":");
    const whenFalse = this.expression();
    return (scope) => (isTrue(condition(scope)) ? whenTrue(scope) : whenFalse(scope));
  }

  private either(): Evaluate {
    let left = this.both();
    while (this.takes("||")) {
      const [first, second] = [left, this.both()];
      left = (scope) => isTrue(first(scope)) || isTrue(second(scope));
    }
    return left;
  }

  private both(): Evaluate {
    let left = this.comparison();
    while (this.takes("&&")) {
      const [first, second] = [left, this.comparison()];
      left = (scope) => isTrue(first(scope)) && isTrue(second(scope));
    }
    return left;
  }

  private comparison(): Evaluate {
    const left = this.sum();
    const operator = this.next.text;
    const compare = this.next.kind === "string" ? undefined : COMPARISONS[operator];
    if (compare === undefined) return left;
    this.at += 1;
    const right = this.sum();
    return (scope) => compare(left(scope), right(scope));
  }

  private sum(): Evaluate {
    let left = this.unary();
    while (this.takes("+")) {
      const [first, second] = [left, this.unary()];
      left = (scope) => sumOf(first(scope), second(scope));
    }
    return left;
  }

  private unary(): Evaluate {
    if (this.takes("!")) {
      const operand = this.unary();
      return (scope) => !isTrue(operand(scope));
    }
    if (this.takes("-")) {
      const operand = this.unary();
      return (scope) => -numberOf(operand(scope));
    }
    return this.path();
  }

  /** A value and what is taken from it. After `?.` on null the rest of the path is null. */
  private path(): Evaluate {
    const root = this.primary();
    const steps: { take: (value: unknown, scope: Scope) => unknown; isOptional: boolean }[] = [];
    for (;;) {
      const isOptional = this.takes("?.");
      if (!isOptional && !this.takes(".")) {
        if (!this.takes("[")) break;
        const index = this.expression();
        this.expect("]");
        steps.push({ take: (value, scope) => propertyOf(value, index(scope)), isOptional: false });
        continue;
      }
      const name = this.name();
      const argument = this.takes("(") ? this.argument() : undefined;
      steps.push({
        take: (value, scope) => (argument === undefined ? propertyOf(value, name) : call(value, name, argument(scope))),
        isOptional,
      });
    }
    return (scope) => {
      let value = root(scope);
      for (const { take, isOptional } of steps) {
        if (isOptional && isNull(value)) return null;
        value = take(value, scope);
      }
      return value;
    };
  }

  private argument(): Evaluate {
    const argument = this.isArrow() ? this.arrow() : this.expression();
    this.expect(")");
    return argument;
  }

  private isArrow(): boolean {
    return this.next.kind === "name" && this.tokens[this.at + 1]?.text === "=>";
  }

  private arrow(): Evaluate {
    const parameter = this.name();
    this.expect("=>");
    const body = this.expression();
    return (scope): Lambda =>
      (argument) =>
        body({ ...scope, [parameter]: argument });
  }

  private primary(): Evaluate {
    const token = this.next;
    this.at += 1;
    switch (token.kind) {
      case "number": {
        const value = Number(token.text);
        return () => value;
      }
      case "string":
        return () => token.text;
      case "name":
        if (token.text in LITERALS) return () => LITERALS[token.text];
        return (scope) => {
          if (!(token.text in scope)) throw new ExpressionError(`There is no variable ${token.text}.`);
          return scope[token.text];
        };
      default:
        if (token.text === "(") return this.group();
        if (token.text === "[") return this.list();
        this.at -= 1;
        throw this.unexpected();
    }
  }

  private group(): Evaluate {
    const inner = this.expression();
    this.expect(")");
    return inner;
  }

  private list(): Evaluate {
    const items: Evaluate[] = [];
    while (!this.takes("]")) {
      if (items.length > 0) this.expect(",");
      items.push(this.expression());
    }
    return (scope) => items.map((item) => item(scope));
  }

  private get next(): Token {
    return this.tokens[this.at]!;
  }

  private takes(sign: string): boolean {
    if (this.next.kind !== "sign" || this.next.text !== sign) return false;
    this.at += 1;
    return true;
  }

  private expect(sign: string): void {
    if (!this.takes(sign)) throw this.unexpected();
  }

  private name(): string {
    if (this.next.kind !== "name") throw this.unexpected();
    return this.tokens[this.at++]!.text;
  }

  private unexpected(): ExpressionError {
    return new ExpressionError(`Unexpected ${this.next.text} in a filter expression.`);
  }
}

const LITERALS: Readonly<Record<string, unknown>> = { true: true, false: false, null: null };

const isNull = (value: unknown): boolean => value === null || value === undefined;

function isTrue(value: unknown): boolean {
  if (typeof value !== "boolean") throw new ExpressionError("A condition must be true or false.");
  return value;
}

function numberOf(value: unknown): number {
  if (typeof value !== "number") throw new ExpressionError("A number is needed here.");
  return value;
}

/** Two numbers are added; a string takes a string or a number behind or before it. */
function sumOf(one: unknown, other: unknown): string | number {
  if (typeof one === "number" && typeof other === "number") return one + other;
  const isPart = (value: unknown) => typeof value === "string" || typeof value === "number";
  if (isPart(one) && isPart(other)) return `${one}${other}`;
  throw new ExpressionError("Only numbers and strings can be added.");
}

/** A property that an object does not have is null; a property of null is an error. */
function propertyOf(value: unknown, name: unknown): unknown {
  if (isNull(value)) throw new ExpressionError(`Cannot read ${String(name)} of null.`);
  if (name === "length" && (Array.isArray(value) || typeof value === "string")) return value.length;
  if (typeof value !== "object") throw new ExpressionError(`A ${typeof value} has no property ${String(name)}.`);
  return Object.hasOwn(value as object, String(name))
    ? ((value as Record<string, unknown>)[String(name)] ?? null)
    : null;
}

function call(value: unknown, method: string, argument: unknown): unknown {
  if (isNull(value)) throw new ExpressionError(`Cannot call ${method} of null.`);
  if (method === "includes" && typeof value === "string") return value.includes(String(argument));
  if (!Array.isArray(value)) throw new ExpressionError(`There is no method ${method} here.`);
  if (method === "includes") return value.includes(argument);
  const run = LIST_METHODS[method];
  if (run === undefined || typeof argument !== "function")
    throw new ExpressionError(`There is no method ${method} here.`);
  return run(value, argument as Lambda);
}

const LIST_METHODS: Readonly<Record<string, (list: unknown[], lambda: Lambda) => unknown>> = {
  some: (list, lambda) => list.some((item) => isTrue(lambda(item))),
  every: (list, lambda) => list.every((item) => isTrue(lambda(item))),
  map: (list, lambda) => list.map((item) => lambda(item)),
  filter: (list, lambda) => list.filter((item) => isTrue(lambda(item))),
};

const same = (one: unknown, other: unknown): boolean => (isNull(one) && isNull(other)) || one === other;

const inOrder = (isRight: (order: number) => boolean) => (one: unknown, other: unknown) => {
  const comparable = typeof one === typeof other && (typeof one === "number" || typeof one === "string");
  if (!comparable) throw new ExpressionError("Only two numbers or two strings can be put in order.");
  return isRight(one === other ? 0 : (one as number) < (other as number) ? -1 : 1);
};

const COMPARISONS: Readonly<Record<string, (one: unknown, other: unknown) => boolean>> = {
  "==": same,
  "!=": (one, other) => !same(one, other),
  "<": inOrder((order) => order < 0),
  "<=": inOrder((order) => order <= 0),
  ">": inOrder((order) => order > 0),
  ">=": inOrder((order) => order >= 0),
  in: (one, list) => {
    if (!Array.isArray(list)) throw new ExpressionError("`in` needs a list on its right.");
    return list.some((item) => same(one, item));
  },
};

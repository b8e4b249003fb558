/**
 * What a recorded message shows of its form, without its values: members, kinds of values, and for text whether it is an
 * instant in Jira's own form or an address.
 */
export type Shape =
  | { readonly kind: "text" | "jira date" | "address" | "number" | "boolean" }
  /** Null, or a member of which nothing else was ever recorded: says nothing. */
  | { readonly kind: "anything" }
  | { readonly kind: "list"; readonly of: Shape }
  /** `required` are the members that every recorded object at this place has. */
  | { readonly kind: "object"; readonly members: ReadonlyMap<string, Shape>; readonly required: ReadonlySet<string> };

const jiraDate = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}[+-]\d{4}$/;

export function shapeOf(sample: unknown): Shape {
  if (sample === null || sample === undefined) return { kind: "anything" };
  if (Array.isArray(sample)) return { kind: "list", of: sample.map(shapeOf).reduce(merged, { kind: "anything" }) };
  if (typeof sample === "object") {
    const members = Object.entries(sample).map(([name, value]) => [name, shapeOf(value)] as const);
    return { kind: "object", members: new Map(members), required: new Set(Object.keys(sample)) };
  }
  if (typeof sample === "number") return { kind: "number" };
  if (typeof sample === "boolean") return { kind: "boolean" };
  const text = String(sample);
  return { kind: jiraDate.test(text) ? "jira date" : text.startsWith("https://") ? "address" : "text" };
}

/** The shape that both fit. Two kinds at one place leave it open. */
function merged(a: Shape, b: Shape): Shape {
  if (a.kind === "anything") return b;
  if (b.kind === "anything") return a;
  if (a.kind === "list" && b.kind === "list") return { kind: "list", of: merged(a.of, b.of) };
  if (a.kind === "object" && b.kind === "object") {
    const members = new Map(a.members);
    for (const [name, shape] of b.members) members.set(name, merged(members.get(name) ?? { kind: "anything" }, shape));
    return { kind: "object", members, required: new Set([...a.required].filter((name) => b.required.has(name))) };
  }
  return a.kind === b.kind ? a : { kind: "anything" };
}

/**
 * Where `answer` is not of the recorded shape, a line each: a member that is missing, another kind of value, an empty list
 * where the record shows elements. Null fits everywhere; members beyond the recorded ones are for the OpenAPI check to judge.
 */
export function shapeDifferences(shape: Shape, answer: unknown, place = ""): string[] {
  if (shape.kind === "anything" || answer === null) return [];
  const found = shapeOf(answer);
  if (shape.kind !== found.kind) return [`${place || "/"} is ${found.kind}, recorded is ${shape.kind}`];
  if (shape.kind === "list") {
    const elements = answer as unknown[];
    if (elements.length === 0 && shape.of.kind !== "anything")
      return [`${place || "/"} is empty, recorded are elements`];
    return elements.flatMap((element, index) => shapeDifferences(shape.of, element, `${place}/${index}`));
  }
  if (shape.kind !== "object") return [];
  const object = answer as Readonly<Record<string, unknown>>;
  return [...shape.members].flatMap(([name, member]) => {
    if (Object.hasOwn(object, name)) return shapeDifferences(member, object[name], `${place}/${name}`);
    return shape.required.has(name) ? [`${place}/${name} is missing`] : [];
  });
}

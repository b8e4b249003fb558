import fc from "fast-check";
import { canonicalJson } from "../../../src/domain/review/canonical-json";

it("says the same of the same value, in whatever order it was put together", () => {
  const shuffled = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(shuffled)
      : typeof value === "object" && value !== null
        ? Object.fromEntries(
            Object.entries(value)
              .map(([name, part]) => [name, shuffled(part)] as const)
              .reverse(),
          )
        : value;
  fc.assert(fc.property(fc.jsonValue(), (value) => expect(canonicalJson(shuffled(value))).toBe(canonicalJson(value))));
});

it("is JSON that reads as what was written", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) =>
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value))),
    ),
  );
});

it("leaves out what is undefined, in groups; in lists its place is kept", () => {
  expect(canonicalJson({ b: undefined, a: [undefined, 1] })).toBe('{"a":[null,1]}');
});

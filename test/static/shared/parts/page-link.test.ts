import fc from "fast-check";
import { inPath, keyInPath } from "../../../../static/ui/shared/parts/page-link";

it("carries any key through an address that routers undo parts of", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (key) => {
      expect(keyInPath(decodeURI(inPath(key)))).toBe(key);
      expect(inPath(key)).not.toContain("/");
    }),
  );
});

it("leaves an address that nobody made of a key as it is", () => {
  expect(keyInPath("50~")).toBe("50~");
});

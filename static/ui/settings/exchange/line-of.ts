import { isNode, LineCounter, parseDocument } from "yaml";

/** Finds the line, from 1, on which a problem's path stands in a file; null where the file has no such place. */
export type LineOf = (path: string) => number | null;

/** A path as problems write it, step by step: `agreements[3].overrides["2026-12-24"]`. */
export function stepsOf(path: string): (string | number)[] {
  return [...path.matchAll(/\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]|([^.[\]]+)/g)].map(([, index, quoted, name]) =>
    index !== undefined ? Number(index) : quoted !== undefined ? (JSON.parse(quoted) as string) : name!,
  );
}

/** Sorts out where things stand in a text of YAML or JSON; what is missing there is placed where it should be. Never throws. */
export function linesIn(text: string): LineOf {
  const lines = new LineCounter();
  const document = (() => {
    try {
      return parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false, logLevel: "silent" });
    } catch {
      return null;
    }
  })();
  return (path) => {
    const told = /^line (\d+), column \d+$/.exec(path);
    if (told) return Number(told[1]);
    if (document === null) return null;
    for (let steps = stepsOf(path); steps.length > 0; steps = steps.slice(0, -1)) {
      const node = document.getIn(steps, true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return null;
  };
}

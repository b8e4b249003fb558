import type { Document, LineCounter } from "yaml";

export type ManifestPath = readonly (string | number)[];

/** A manifest that the host cannot run; the message says what is wrong, where, and how to mend it, in one sentence. */
export class ManifestProblem extends Error {
  override readonly name = "ManifestProblem";
}

/** Says where in the file something is wrong. */
export class ManifestPlaces {
  constructor(
    private readonly file: string,
    private readonly document: Document,
    private readonly lines: LineCounter,
  ) {}

  problem(path: ManifestPath, what: string): ManifestProblem {
    return new ManifestProblem(
      `${this.file}:${this.lineOf(path)}: ${written(path)}${path.length > 0 ? " " : ""}${what}`,
    );
  }

  /** The line of the node, or of the nearest one above it that exists. */
  private lineOf(path: ManifestPath): number {
    for (let length = path.length; length > 0; length -= 1) {
      const node = this.document.getIn(path.slice(0, length), true) as { range?: [number, number, number] } | undefined;
      if (node?.range !== undefined) return this.lines.linePos(node.range[0]).line;
    }
    return 1;
  }
}

/** `modules.trigger[0].events` */
function written(path: ManifestPath): string {
  return path.map((step, at) => (typeof step === "number" ? `[${step}]` : at === 0 ? step : `.${step}`)).join("");
}

import { Document, isCollection, isMap, isPair, isSeq, LineCounter, parseDocument, visit } from "yaml";
import type { Catalogue } from "./catalogue";
import { readJsonGroup } from "./json-text";
import { type ParsedCatalogue, parseCatalogue } from "./parse-catalogue";
import type { Problem } from "./problem";

/**
 * Reads a catalogue file, YAML or JSON. JSON is YAML too, so what is wrong with either is told by one reader: a text that
 * is not YAML is refused with line and column. Dates and times stay texts, a key given twice is an error, and aliases may
 * not blow the file up. Never throws.
 */
export function readCatalogueText(content: string): ParsedCatalogue {
  const json = readJsonGroup(content);
  if (json) return parseCatalogue(json.document);
  const read = readYaml(content);
  return read.kind === "refused" ? read : parseCatalogue(read.document);
}

function readYaml(content: string): { kind: "read"; document: unknown } | { kind: "refused"; problems: Problem[] } {
  const lines = new LineCounter();
  try {
    // The core schema whatever a %YAML directive says: YAML 1.1 would read 12:30 as a number and 2013-01-01 as a moment.
    const parsed = parseDocument(content, {
      schema: "core",
      merge: false,
      stringKeys: true,
      uniqueKeys: true,
      prettyErrors: false,
      resolveKnownTags: false,
      lineCounter: lines,
    });
    const problems = [...parsed.errors, ...parsed.warnings].map(({ code, message, pos }) => {
      const { line, col } = lines.linePos(pos[0]);
      return { path: `line ${line}, column ${col}`, message: `${message}.${advice[code] ?? ""}` };
    });
    return problems.length > 0 ? { kind: "refused", problems } : { kind: "read", document: parsed.toJS() };
  } catch (error) {
    // Aliases beyond the parser's limit (a ReferenceError), or nesting deeper than the stack (a RangeError).
    const reason =
      error instanceof RangeError ? "It is nested too deeply" : String(error instanceof Error ? error.message : error);
    return {
      kind: "refused",
      problems: [{ path: "", message: `The file cannot be read: ${reason}. Write it out plainly.` }],
    };
  }
}

const advice: Readonly<Partial<Record<string, string>>> = {
  DUPLICATE_KEY: " A key may be given once in its group: remove or rename one.",
  TAG_RESOLVE_FAILED: " A catalogue needs no tags: remove it, and put the value in quotes if it is a text.",
  MULTIPLE_DOCS: " A file holds one catalogue: split it at the line ---.",
  TAB_AS_INDENT: " Indent with spaces.",
};

/** The catalogue as JSON, in its own order of keys and entries. */
export function writeCatalogueJson(catalogue: Catalogue): string {
  return `${JSON.stringify(catalogue, null, 2)}\n`;
}

/** Longest text, as JSON, that is still written on one line. */
const ONE_LINE = 100;

/**
 * The catalogue as YAML in its own order, one fact a line, so that two versions compare well. Texts that an older YAML
 * reader would take for a number, a date or a boolean are quoted.
 */
export function writeCatalogueYaml(catalogue: Catalogue): string {
  const document = new Document(catalogue, { schema: "core", compat: "yaml-1.1", aliasDuplicateObjects: false });
  visit(document, {
    Collection: (_, collection) => {
      if (
        collection !== document.contents &&
        holdsNoListOfGroups(collection) &&
        JSON.stringify(collection).length <= ONE_LINE
      )
        collection.flow = true;
    },
  });
  return document.toString({ lineWidth: 0 });
}

/** Targets, steps and the entries of a section stand below each other, however short they are. */
function holdsNoListOfGroups(node: unknown): boolean {
  if (isPair(node)) return holdsNoListOfGroups(node.value);
  if (!isCollection(node)) return true;
  return !(isSeq(node) && node.items.some(isMap)) && node.items.every(holdsNoListOfGroups);
}

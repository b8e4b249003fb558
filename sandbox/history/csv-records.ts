/**
 * CSV as RFC 4180 has it, in pieces as they arrive. Own code, for the sake of one promise: a malformed record costs its
 * first line and nothing else. csv-parse, the library otherwise at hand, loses the records after a stray quote.
 */
export type CsvRecord =
  | { readonly line: number; readonly fields: readonly string[] }
  | { readonly line: number; readonly problem: string };

/**
 * A quoted record longer than this (characters) is taken for one with a quotation mark that nobody closed. Jira's own
 * longest text has 32,767.
 */
const LONGEST_RECORD = 100_000;

/** Splits text into records, numbered by the line on which they begin (from 1). Lines without a character are no records. */
export class CsvSplitter {
  private pending = "";
  private nextLine = 1;

  constructor(private readonly onRecord: (record: CsvRecord) => void) {}

  push(text: string): void {
    if (text.includes("\n")) this.split(this.pending + text, false);
    else this.pending += text;
  }

  /** No more text follows; a last line needs no line end. */
  end(): void {
    this.split(this.pending, true);
  }

  private split(text: string, isLast: boolean): void {
    const wholeLines = isLast ? text : text.slice(0, text.lastIndexOf("\n") + 1);
    let start = 0;
    while (start < wholeLines.length) {
      const end = this.recordAt(wholeLines, start, isLast);
      if (end === undefined) break;
      start = end;
    }
    this.pending = text.slice(start);
  }

  /** Reports the record that starts at `start` and says where it ends; undefined when more lines are needed first. */
  private recordAt(text: string, start: number, isLast: boolean): number | undefined {
    const lineEnd = text.indexOf("\n", start);
    const end = lineEnd < 0 ? text.length : lineEnd + 1;
    const content = withoutLineEnd(text.slice(start, end));
    const line = this.nextLine;
    if (!content.includes('"')) {
      this.nextLine += 1;
      if (content !== "") this.onRecord({ line, fields: content.split(",") });
      return end;
    }
    const quoted = quotedRecord(text, start);
    if (quoted === "open" && !isLast && text.length - start < LONGEST_RECORD) return undefined;
    this.nextLine += 1;
    if (typeof quoted === "string") {
      this.onRecord({ line, problem: problems[quoted] });
      return end;
    }
    this.nextLine += quoted.lineBreaks;
    this.onRecord({ line, fields: quoted.fields });
    return quoted.end;
  }
}

const problems = {
  open: "a quotation mark is never closed",
  stray: 'a quotation mark stands inside a value (write the value in quotation marks and double it: "")',
};

const withoutLineEnd = (text: string): string => text.replace(/\r?\n$/, "");

/** Reads a record that has quotation marks; `open` when the text ends inside a quoted value, `stray` when it is malformed. */
function quotedRecord(
  text: string,
  start: number,
): { fields: string[]; end: number; lineBreaks: number } | "open" | "stray" {
  const fields: string[] = [];
  let lineBreaks = 0;
  let at = start;
  for (;;) {
    let value: string;
    if (text[at] === '"') {
      const close = closingQuote(text, at + 1);
      if (close < 0) return "open";
      value = text.slice(at + 1, close).replaceAll('""', '"');
      lineBreaks += value.split("\n").length - 1;
      at = close + 1;
    } else {
      const stop = /[,\n]|$/g;
      stop.lastIndex = at;
      const end = stop.exec(text)?.index ?? text.length;
      // A carriage return before the line feed belongs to the line end, not to the value.
      const valueEnd = text[end] === "\n" && text[end - 1] === "\r" && end > at ? end - 1 : end;
      value = text.slice(at, valueEnd);
      if (value.includes('"')) return "stray";
      at = valueEnd;
    }
    fields.push(value);
    if (at >= text.length) return { fields, end: at, lineBreaks };
    if (text[at] === "\n") return { fields, end: at + 1, lineBreaks };
    if (text.startsWith("\r\n", at)) return { fields, end: at + 2, lineBreaks };
    if (text[at] !== ",") return "stray";
    at += 1;
  }
}

/** The index of the quotation mark that ends the value which starts at `from`; -1 when none does. */
function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}

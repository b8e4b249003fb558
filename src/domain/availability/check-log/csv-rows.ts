/** A row of a table, with the line on which it begins, from 1. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

const SEPARATORS = [",", ";", "\t"] as const;

/**
 * A file as RFC 4180 has it, separated by commas, semicolons or tabs: whichever the first line has most of. Quotation marks
 * may hold separators and line ends, and are doubled to stand for themselves; one that is never closed ends with the file.
 * Rows without a character are left out.
 */
export function csvRows(text: string): CsvRow[] {
  const content = text.startsWith("\ufeff") ? text.slice(1) : text;
  const separator = separatorOf(content);
  const rows: CsvRow[] = [];
  let [at, line] = [0, 1];
  while (at < content.length) {
    const cells: string[] = [];
    const begins = line;
    for (;;) {
      let cell = "";
      if (content[at] === '"') {
        const end = closingQuote(content, at + 1);
        cell = content.slice(at + 1, end).replaceAll('""', '"');
        line += cell.split("\n").length - 1;
        at = end + 1;
      }
      const stop = endOfCell(content, at, separator);
      cells.push(cell + content.slice(at, stop));
      at = stop;
      if (content[at] !== separator) break;
      at += 1;
    }
    if (content[at] === "\r") at += 1;
    if (content[at] === "\n") at += 1;
    line += 1;
    if (cells.length > 1 || cells[0] !== "") rows.push({ line: begins, cells });
  }
  return rows;
}

function separatorOf(content: string): string {
  const [head = ""] = content.split("\n", 1);
  const counted = SEPARATORS.map((one) => ({ one, count: head.split(one).length }));
  return counted.reduce((most, other) => (other.count > most.count ? other : most)).one;
}

function endOfCell(content: string, from: number, separator: string): number {
  for (let at = from; at < content.length; at += 1) {
    const character = content[at];
    if (
      character === separator ||
      character === "\n" ||
      (character === "\r" && content[at + 1] !== undefined && content[at + 1] === "\n")
    )
      return at;
  }
  return content.length;
}

function closingQuote(content: string, from: number): number {
  let at = content.indexOf('"', from);
  while (at >= 0 && content[at + 1] === '"') at = content.indexOf('"', at + 2);
  return at < 0 ? content.length : at;
}

/** Beginnings that make a spreadsheet take a cell for a formula, also after blanks that it drops. */
const RUNS = /^[\s\p{Cc}]*[=+\-@＋－＝＠]|^\p{Cc}/u;

/** A number as a spreadsheet reads it: nothing that could run. */
const NUMBER = /^-?\d+(\.\d+)?$/;

/**
 * A table as a CSV file that spreadsheets open: RFC 4180, with a byte order mark so that they read UTF-8. A cell that would
 * run as a formula begins with an apostrophe, which they show as text; numbers stay numbers.
 */
export function spreadsheetText(rows: readonly (readonly (string | number | null)[])[]): string {
  return `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

function cell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : "";
  const text = RUNS.test(value) && !NUMBER.test(value) ? `'${value}` : value;
  return /[",\p{Cc}]/u.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}

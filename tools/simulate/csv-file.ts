export type Cell = string | number | boolean | null;

/** CSV as RFC 4180 has it, with LF line ends; null is an empty cell. */
export function csvText(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return [columns, ...rows].map((row) => `${row.map(cellText).join(",")}\n`).join("");
}

function cellText(cell: Cell): string {
  const text = cell === null ? "" : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** By code point, column after column. */
export function byColumns(...columns: readonly number[]) {
  return (a: readonly Cell[], b: readonly Cell[]): number => {
    for (const column of columns) {
      const [one, other] = [a[column]!, b[column]!];
      if (one === other) continue;
      return typeof one === "number" && typeof other === "number"
        ? one - other
        : byCodePoint(String(one), String(other));
    }
    return 0;
  };
}

function byCodePoint(one: string, other: string): number {
  const [left, right] = [[...one], [...other]];
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const difference = left[i]!.codePointAt(0)! - right[i]!.codePointAt(0)!;
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

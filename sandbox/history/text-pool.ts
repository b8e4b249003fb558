/**
 * Keeps each text once. A value cut out of a chunk of a file keeps the whole chunk in memory, and a log repeats the same
 * few names a hundred thousand times; a copy of its own for each different text holds neither.
 */
export class TextPool {
  private readonly copies = new Map<string, string>();

  only(text: string): string {
    let copy = this.copies.get(text);
    if (copy === undefined) {
      copy = Buffer.from(text, "utf8").toString("utf8");
      this.copies.set(copy, copy);
    }
    return copy;
  }
}

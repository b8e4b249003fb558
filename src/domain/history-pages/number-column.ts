/**
 * Columns of whole numbers as bytes: seven bits a byte, the lowest first, the highest bit says that more follow. Small
 * numbers, of either sign, are short; all that JavaScript holds exactly (53 bits) can be written.
 */

/** What fits into the 32 bits, sign included, that can be shifted. */
const LARGEST_SHIFTED = 2 ** 31 - 1;

/** Numbers on their way into bytes, one column after another. */
export class ColumnWriter {
  #bytes = new Uint8Array(4_096);
  #length = 0;

  /** A number of each row; they are small by themselves. */
  plain<Row>(rows: readonly Row[], numberOf: (row: Row) => number): void {
    for (const row of rows) this.#write(numberOf(row));
  }

  /** A number of each row, near that of the row before. */
  stepwise<Row>(rows: readonly Row[], numberOf: (row: Row) => number): void {
    let before = 0;
    for (const row of rows) {
      const value = numberOf(row);
      this.#write(value - before);
      before = value;
    }
  }

  bytes(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  #write(value: number): void {
    if (this.#length + 8 > this.#bytes.length) {
      const grown = new Uint8Array(this.#bytes.length * 2);
      grown.set(this.#bytes);
      this.#bytes = grown;
    }
    // The sign goes into the lowest bit.
    let rest = value < 0 ? -value * 2 - 1 : value * 2;
    for (; rest > LARGEST_SHIFTED; rest = Math.floor(rest / 128)) this.#bytes[this.#length++] = (rest % 128) + 128;
    for (; rest >= 128; rest >>= 7) this.#bytes[this.#length++] = (rest & 127) | 128;
    this.#bytes[this.#length++] = rest;
  }
}

/** Reads columns in the order in which they were written. */
export class ColumnReader {
  #at = 0;

  constructor(private readonly bytes: Uint8Array) {}

  /** @throws RangeError when the bytes end before the column does */
  plain(count: number): Float64Array {
    const values = new Float64Array(count);
    for (let i = 0; i < count; i++) values[i] = this.#read();
    return values;
  }

  /** @throws RangeError when the bytes end before the column does */
  stepwise(count: number): Float64Array {
    const values = new Float64Array(count);
    let before = 0;
    for (let i = 0; i < count; i++) {
      before += this.#read();
      values[i] = before;
    }
    return values;
  }

  #read(): number {
    let value = 0;
    for (let weight = 1; ; weight *= 128) {
      const byte = this.bytes[this.#at++];
      if (byte === undefined) throw new RangeError("A column ends before its last number.");
      if (byte < 128) {
        value += byte * weight;
        return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
      }
      value += (byte - 128) * weight;
    }
  }
}

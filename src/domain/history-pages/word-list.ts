/** The different words of a column, each with its place; no word at all is -1. */
export class WordList<Word> {
  readonly #places = new Map<string, number>();
  readonly words: Word[] = [];

  /** @param keyOf equal for words that are the same */
  constructor(private readonly keyOf: (word: Word) => string) {}

  placeOf(word: Word | null): number {
    if (word === null) return -1;
    const key = this.keyOf(word);
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    const place = this.words.length;
    this.words.push(word);
    this.#places.set(key, place);
    return place;
  }
}

export const asItIs = (word: string) => word;
export const asJson = (word: unknown) => JSON.stringify(word);

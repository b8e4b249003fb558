/** The different words of a column, each with its place; no word at all is -1. */
export class WordList<Word> {
  readonly #places = new Map<string, number>();
  /** The same, of the very words that came before: to compare them costs more. */
  readonly #known = new Map<Word, number>();
  readonly words: Word[] = [];

  /** @param keyOf equal for words that are the same */
  constructor(private readonly keyOf: (word: Word) => string) {}

  placeOf(word: Word | null): number {
    if (word === null) return -1;
    let place = this.#known.get(word);
    if (place !== undefined) return place;
    const key = this.keyOf(word);
    place = this.#places.get(key);
    if (place === undefined) {
      place = this.words.length;
      this.words.push(word);
      this.#places.set(key, place);
    }
    this.#known.set(word, place);
    return place;
  }
}

export const asItIs = (word: string) => word;
export const asJson = (word: unknown) => JSON.stringify(word);

/** Letters that Unicode does not take apart into a plain one and a mark. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  ł: "l",
  ı: "i",
  þ: "th",
};

/** A text without case, accents and ligatures, so that `Réseau` and `reseau` are one word. */
export function plain(text: string): string {
  return text
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[ßæœøđðłıþ]/g, (letter) => PLAIN[letter]!);
}

/** `e-mail` with its parts: `email`, and `e` and `mail`. One without a hyphen is its only part. */
export interface PlainWord {
  readonly whole: string;
  readonly parts: readonly string[];
}

/** The words of a text in their order, plain; marks, signs and pictures are none. */
export function plainWordsOf(text: string): PlainWord[] {
  const found = plain(text).match(/[\p{L}\p{N}]+(?:[-'’.][\p{L}\p{N}]+)*/gu) ?? [];
  return found.map((word) => {
    const parts = word.split(/[-'’.]/);
    return { whole: parts.join(""), parts };
  });
}

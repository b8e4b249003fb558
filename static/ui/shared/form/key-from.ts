/** A key in small letters, digits and hyphens, with a number where it is taken; empty while the name has neither. */
export function keyFrom(name: string, taken: ReadonlySet<string>): string {
  const key = name
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll("ß", "ss")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "");
  if (key === "" || !taken.has(key)) return key;
  for (let number = 2; ; number += 1) if (!taken.has(`${key}-${number}`)) return `${key}-${number}`;
}

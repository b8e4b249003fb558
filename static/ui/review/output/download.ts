/** Hands a text to the browser as a file. */
export function download(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser takes the file in its own time.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** A name that every system takes: letters, digits, hyphens. */
export function fileName(...parts: readonly string[]): string {
  return parts
    .join("-")
    .normalize("NFKD")
    .replaceAll(/[^\p{L}\p{N}.-]+/gu, "-")
    .replaceAll(/-{2,}|^-+|-+$/g, "-")
    .slice(0, 100);
}

/**
 * Copies what an element says, as text with its lines, and answers whether the browser let it. Where the page may not use
 * the clipboard directly, what a person would do is done instead: select and copy.
 */
export async function copyText(element: HTMLElement): Promise<boolean> {
  try {
    // biome-ignore lint/performance/useDomNodeTextContent: the text as it is laid out, with a line for each line of the page
    await navigator.clipboard.writeText(element.innerText);
    return true;
  } catch {
    return copySelected(element);
  }
}

function copySelected(element: HTMLElement): boolean {
  const selection = window.getSelection();
  if (selection === null) return false;
  const range = document.createRange();
  range.selectNodeContents(element);
  selection.removeAllRanges();
  selection.addRange(range);
  try {
    return document.execCommand("copy");
  } catch {
    return false;
  } finally {
    selection.removeAllRanges();
  }
}

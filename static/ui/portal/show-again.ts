/**
 * Shows newer parts in the place of those that are there: what somebody opened stays open, and the focus stays where it is.
 * Nothing moves where they say the same.
 */
export function showAgain(place: HTMLElement, parts: readonly HTMLElement[]): void {
  if (parts.map(({ textContent }) => textContent).join() === [...place.children].map((one) => one.textContent).join())
    return;
  const before = [...place.querySelectorAll("details")];
  const focused = before.findIndex((one) => one.contains(document.activeElement));
  place.replaceChildren(...parts);
  for (const [index, one] of [...place.querySelectorAll("details")].entries()) {
    one.open = before[index]?.open === true;
    if (index === focused) one.querySelector("summary")?.focus();
  }
}

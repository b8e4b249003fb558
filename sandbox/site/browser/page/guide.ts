const KEY = "guide.folded";

/** A guide that was folded stays so in this browser, for each kind of person apart. */
export function rememberGuide(): void {
  const guide = document.querySelector<HTMLDetailsElement>("details[data-guide]");
  if (guide === null) return;
  const key = `${KEY} ${guide.dataset.guide}`;
  if (localStorage.getItem(key) !== null) guide.open = false;
  guide.addEventListener("toggle", () => {
    if (guide.open) localStorage.removeItem(key);
    else localStorage.setItem(key, "");
  });
}

/** The bar's menus are `details`: here they close as menus do, on Escape and when something else is chosen. */
export function closeMenusLikeMenus(): void {
  const menus = [...document.querySelectorAll<HTMLDetailsElement>("details.menu")];
  for (const menu of menus) {
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.open) return;
      menu.open = false;
      menu.querySelector("summary")?.focus();
    });
  }
  const closeOthers = (target: EventTarget | null): void => {
    for (const menu of menus) if (!menu.contains(target as Node)) menu.open = false;
  };
  document.addEventListener("pointerdown", (event) => closeOthers(event.target));
  document.addEventListener("focusin", (event) => closeOthers(event.target));
  // A click into an app's frame is seen here only as the loss of the window's focus.
  window.addEventListener("blur", () => {
    if (document.activeElement instanceof HTMLIFrameElement) closeOthers(null);
  });
}

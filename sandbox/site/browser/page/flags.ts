import type { Frame } from "./frame";

interface FlagOptions {
  readonly id?: unknown;
  readonly title?: unknown;
  readonly description?: unknown;
  readonly type?: unknown;
  readonly isAutoDismiss?: unknown;
  readonly actions?: unknown;
}

const AUTO_DISMISS_MS = 8_000;
const TYPES = new Set(["info", "success", "warning", "error"]);

/** Shows a message in the corner; one with the same id takes the place of the former. */
export function showFlag(frame: Frame, options: FlagOptions): boolean {
  const id = String(options.id);
  closeFlag(id);
  const type = TYPES.has(String(options.type)) ? String(options.type) : "info";
  const flag = document.createElement("div");
  flag.className = "flag";
  flag.dataset.flag = id;
  flag.dataset.type = type;
  flag.append(textIn("strong", options.title), textIn("p", options.description));
  for (const action of Array.isArray(options.actions) ? options.actions : []) {
    const button = textIn("button", action?.text) as HTMLButtonElement;
    button.type = "button";
    button.addEventListener("click", () => frame.callBack(action?.onClick));
    flag.append(button);
  }
  const dismiss = document.createElement("button");
  dismiss.type = "button";
  dismiss.className = "flag-dismiss";
  dismiss.setAttribute("aria-label", "Dismiss");
  dismiss.textContent = "×";
  dismiss.addEventListener("click", () => closeFlag(id));
  flag.append(dismiss);
  document.getElementById("flags")?.append(flag);
  if (options.isAutoDismiss === true) window.setTimeout(() => closeFlag(id), AUTO_DISMISS_MS);
  return true;
}

export function closeFlag(id: string): boolean {
  const flag = document.querySelector(`[data-flag="${CSS.escape(id)}"]`);
  flag?.remove();
  return flag !== null;
}

function textIn(element: string, text: unknown): HTMLElement {
  const node = document.createElement(element);
  node.textContent = text === undefined || text === null ? "" : String(text);
  return node;
}

import type { Frame } from "./frame";
import { addFrame, removeFrame } from "./frame-registry";
import { ask } from "./server";

export interface ModalRequest {
  readonly resource: string | null;
  readonly onClose: unknown;
  readonly size: string | { readonly width: string; readonly height?: string };
  readonly context: unknown;
  readonly closeOnEscape: boolean;
  readonly closeOnOverlayClick: boolean;
  readonly title: string;
}

interface OpenModal {
  readonly dialog: HTMLDialogElement;
  readonly request: ModalRequest;
  readonly opener: Frame;
  /** What the page inside wants to be told when the person closes the dialog. */
  onClosed: unknown;
}

const open = new Map<Frame, OpenModal>();

export const isModal = (frame: Frame): boolean => open.has(frame);

/** Opens a dialog with another page of the app, or the same once more. */
export async function openModal(opener: Frame, request: ModalRequest): Promise<boolean> {
  const { resource, context, size, title } = request;
  const mount = await ask<{ localId: string; url: string }>("modal", { localId: opener.localId, resource, context });
  const dialog = document.createElement("dialog");
  dialog.className = "modal";
  dialog.tabIndex = -1;
  if (typeof size === "string") dialog.dataset.size = size;
  else Object.assign(dialog.style, { width: size.width, height: size.height ?? "auto" });
  if (title === "") dialog.setAttribute("aria-label", opener.iframe.title);
  else dialog.append(headingOf(dialog, title));
  const slot = document.createElement("div");
  slot.className = "frame frame-modal";
  Object.assign(slot.dataset, { frame: mount.localId, module: opener.moduleKey, basePath: "" });
  const iframe = opener.iframe.cloneNode() as HTMLIFrameElement;
  iframe.removeAttribute("style");
  iframe.src = mount.url;
  iframe.title = title === "" ? opener.iframe.title : title;
  slot.append(iframe);
  dialog.append(slot);
  document.body.append(dialog);
  const frame = addFrame(slot);
  open.set(frame, { dialog, request, opener, onClosed: undefined });
  dialog.addEventListener("cancel", (event) => {
    if (!request.closeOnEscape) event.preventDefault();
  });
  dialog.addEventListener("close", () => dismiss(frame));
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog && request.closeOnOverlayClick) dismiss(frame);
  });
  dialog.showModal();
  // Not the frame, which the browser would choose: Escape is to work before the page in it has come.
  dialog.focus();
  return true;
}

/** `view.close(payload)` from inside. */
export function closeModal(frame: Frame, payload: unknown): boolean {
  const modal = open.get(frame);
  if (modal === undefined) return false;
  open.delete(frame);
  modal.opener.callBack(modal.request.onClose, payload);
  modal.dialog.close();
  removeFrame(frame);
  modal.dialog.remove();
  modal.opener.iframe.focus();
  return true;
}

/** `view.submit(payload)` from inside a dialog does what closing does. */
export const submitModal = closeModal;

/** `view.onClose(callback)` from inside. */
export function onModalClose(frame: Frame, callback: unknown): boolean {
  const modal = open.get(frame);
  if (modal === undefined) return false;
  modal.onClosed = callback;
  return true;
}

/** Escape was pressed in some frame: meant for the dialog on top, wherever the focus was a moment ago. */
export function escapeModal(): void {
  const [top] = [...open].reverse();
  if (top?.[1].request.closeOnEscape === true) dismiss(top[0]);
}

/** The person has closed it. Nothing happens to a dialog that is closed already. */
function dismiss(frame: Frame): void {
  const modal = open.get(frame);
  if (modal === undefined) return;
  frame.callBack(modal.onClosed);
  closeModal(frame, undefined);
}

function headingOf(dialog: HTMLDialogElement, title: string): HTMLElement {
  const heading = document.createElement("h2");
  heading.id = `modal-${open.size}`;
  heading.className = "modal-title";
  heading.textContent = title;
  dialog.setAttribute("aria-labelledby", heading.id);
  return heading;
}

/** What `@forge/bridge` can ask of the page around the app's, command by command. */
import type { ColorMode } from "../messages";
import { closeFlag, showFlag } from "./flags";
import type { Frame } from "./frame";
import { emit, subscribe } from "./frame-events";
import { closeModal, isModal, type ModalRequest, onModalClose, openModal, submitModal } from "./modal";
import { navigate } from "./navigate";
import { locationIn } from "./routing";
import { ask } from "./server";

type Argument = Readonly<Record<string, unknown>> | undefined;
type Command = (frame: Frame, argument: Argument) => unknown;

const COMMANDS: Readonly<Record<string, Command>> = {
  getContext: (frame) => askFor("context", frame, {}),
  invoke: async (frame, argument) => {
    if (argument?.invokeType !== undefined)
      throw new Error("This site has no remotes: only functions of the app can be invoked.");
    const { functionKey, payload, metadata } = argument ?? {};
    const answer = await askFor<{ value?: unknown; error?: string }>("invoke", frame, { functionKey, payload });
    if (answer.error !== undefined) throw new Error(answer.error);
    return metadata === undefined ? answer.value : { body: answer.value, metadata: {} };
  },
  fetchProduct: async (frame, argument) => {
    const { product, restPath, fetchRequestInit, isMultipartFormData } = argument ?? {};
    if (isMultipartFormData === true) throw new Error("This site takes no multipart uploads.");
    const answer = await askFor<{ status: number }>("fetch-product", frame, {
      product,
      restPath,
      ...(fetchRequestInit as object | undefined),
    });
    return { ...answer, statusText: "", isAttachment: false };
  },
  createHistory: (frame) => {
    if (frame.basePath === "") throw new Error("Only pages with an address of their own have a history.");
    return locationIn(frame.basePath);
  },
  enableTheming: () => document.documentElement.dataset.colorMode as ColorMode,
  changeWindowTitle: (_, title) => {
    document.title = String(title);
  },
  getFrameId: (frame) => frame.localId,
  emitReadyEvent: () => undefined,
  isRovoEnabled: () => false,
  submit: submit,
  close: (frame, argument) => (isModal(frame) ? closeModal(frame, argument) : leaveField(frame)),
  onClose: (frame, argument) => isModal(frame) && onModalClose(frame, argument),
  refresh: () => {
    window.setTimeout(() => window.location.reload());
    return true;
  },
  reload: () => window.setTimeout(() => window.location.reload()) > 0,
  navigate: (frame, argument) => navigate(frame, argument ?? {}),
  getUrl: async (frame, argument) => (await askFor<{ url: string }>("url", frame, { location: argument })).url,
  openModal: (frame, argument) => openModal(frame, argument as unknown as ModalRequest),
  showFlag: (frame, argument) => showFlag(frame, argument ?? {}),
  closeFlag: (_, argument) => closeFlag(String(argument?.id)),
  on: (frame, argument) => subscribe(frame, argument ?? {}),
  onPublic: (frame, argument) => subscribe(frame, argument ?? {}),
  emit: (_, argument) => emit(argument ?? {}),
  emitPublic: (_, argument) => emit(argument ?? {}),
};

/** @throws Error for what this site does not have or refuses, in words for a developer */
export async function answerCall(frame: Frame, command: string, argument: unknown): Promise<unknown> {
  const answer = Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined;
  if (answer === undefined) throw new Error(`501: this site does not have the bridge's command "${command}".`);
  return answer(frame, argument as Argument);
}

const askFor = <T>(command: string, { localId }: Frame, body: object): Promise<T> => ask(command, { ...body, localId });

/**
 * In a form the value waits for the form to be sent; a field that is edited in its place is saved at once; a dialog hands it
 * to whoever opened it.
 */
function submit(frame: Frame, value: unknown): boolean {
  if (isModal(frame)) return submitModal(frame, value);
  const input = inputOf(frame);
  if (input === null) return false;
  input.value = JSON.stringify(value ?? null);
  if (input.form?.dataset.inlineEdit !== undefined) input.form.requestSubmit();
  return true;
}

/** Leaves a field that is edited in its place as it was; there is nothing to leave in a form. */
function leaveField(frame: Frame): boolean {
  const back = inputOf(frame)?.form?.dataset.inlineEdit;
  if (back === undefined) return false;
  window.location.assign(back);
  return true;
}

const inputOf = ({ localId }: Frame) => document.querySelector<HTMLInputElement>(`input[data-value-of="${localId}"]`);

import type { FromFrame, FunctionReference, ToFrame } from "../messages";

/** One iframe with a page of the app, and the only way to talk to it. */
export class Frame {
  readonly localId: string;
  readonly moduleKey: string;
  /** Path on the site under which the app routes; empty where it may not. */
  readonly basePath: string;
  readonly element: HTMLElement;
  readonly iframe: HTMLIFrameElement;

  /** @param element holds the iframe, and describes it by `data-` attributes */
  constructor(element: HTMLElement) {
    this.element = element;
    this.iframe = element.querySelector("iframe") as HTMLIFrameElement;
    this.localId = element.dataset.frame ?? "";
    this.moduleKey = element.dataset.module ?? "";
    this.basePath = element.dataset.basePath ?? "";
  }

  get origin(): string {
    return new URL(this.iframe.src).origin;
  }

  /** Key of the app's resource that it shows: `/app/<key>/<file>`. */
  get resource(): string {
    return decodeURIComponent(new URL(this.iframe.src).pathname.split("/")[2] ?? "");
  }

  /** Its page once more, from the start; where it routes, it is where it was. */
  reload(): void {
    const { src } = this.iframe;
    this.iframe.src = src;
  }

  send(message: ToFrame): void {
    this.iframe.contentWindow?.postMessage(message, this.origin);
  }

  /** True for a message from this frame's own window and origin. */
  sent(event: MessageEvent): event is MessageEvent<FromFrame> {
    return event.source === this.iframe.contentWindow && event.origin === this.origin;
  }

  /** Calls a function that the frame passed by reference; other values are no functions and are ignored. */
  callBack(reference: unknown, argument?: unknown): void {
    const id = (reference as FunctionReference | undefined)?.bridgeFunction;
    if (typeof id === "number") this.send({ bridge: "callback", function: id, argument });
  }
}

import type { AppLocation, ColorMode, FromFrame, FunctionReference, ToFrame } from "../messages";

/** Commands whose answer cannot be posted, made here from what the page around answers. */
export interface LocalAnswers {
  createHistory(location: AppLocation): unknown;
  enableTheming(colorMode: ColorMode): Promise<void>;
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

type Incoming = Extract<ToFrame, { bridge: "result" | "failure" | "callback" }>;

/** `callBridge` of `@forge/bridge`: sends a command to the page around and promises its answer. */
export class Bridge {
  private readonly waiting = new Map<number, Waiting>();
  private readonly functions = new Map<number, (argument: unknown) => unknown>();
  /** Begins elsewhere in each document, so that one that is loaded anew gets no answer that was meant for the former. */
  private lastId = Math.floor(performance.timeOrigin);

  constructor(
    private readonly post: (message: FromFrame) => void,
    private readonly local: LocalAnswers,
  ) {}

  /** Rejects with the site's words when it refuses the command or does not have it. */
  readonly call = async (command: string, argument?: unknown): Promise<unknown> => {
    const functions: number[] = [];
    const value = await this.ask(command, this.withoutFunctions(argument, functions));
    switch (command) {
      case "createHistory":
        return this.local.createHistory(value as AppLocation);
      case "enableTheming":
        return this.local.enableTheming(value as ColorMode);
      case "on":
      case "onPublic":
        return {
          unsubscribe: () => {
            for (const id of functions) this.functions.delete(id);
          },
        };
      default:
        return value;
    }
  };

  receive(message: Incoming): void {
    if (message.bridge === "callback") {
      this.functions.get(message.function)?.(message.argument);
      return;
    }
    const waiting = this.waiting.get(message.id);
    this.waiting.delete(message.id);
    if (message.bridge === "result") waiting?.resolve(message.value);
    else waiting?.reject(new Error(message.message));
  }

  private ask(command: string, argument: unknown): Promise<unknown> {
    const id = ++this.lastId;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      try {
        this.post({ bridge: "call", id, command, argument });
      } catch (error) {
        this.waiting.delete(id);
        reject(error as Error); // the argument holds what cannot be posted
      }
    });
  }

  /** Notes the functions' numbers in `functions`. */
  private withoutFunctions(value: unknown, functions: number[]): unknown {
    if (typeof value === "function") {
      const id = ++this.lastId;
      this.functions.set(id, value as (argument: unknown) => unknown);
      functions.push(id);
      return { bridgeFunction: id } satisfies FunctionReference;
    }
    if (Array.isArray(value)) return value.map((entry) => this.withoutFunctions(entry, functions));
    if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, entry]) => [name, this.withoutFunctions(entry, functions)]),
    );
  }
}

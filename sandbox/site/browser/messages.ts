/** What an app's frame and the page around it tell each other by `postMessage`. */

/** A function cannot be posted: this stands for it, and is called back by a message. */
export interface FunctionReference {
  readonly bridgeFunction: number;
}

export interface AppLocation {
  readonly pathname: string;
  readonly search: string;
  readonly hash: string;
  readonly state?: unknown;
}

export type Move =
  | { readonly action: "PUSH" | "REPLACE"; readonly location: AppLocation }
  | { readonly action: "GO"; readonly delta: number };

export type FromFrame =
  | { readonly bridge: "call"; readonly id: number; readonly command: string; readonly argument: unknown }
  /** Height of the content, in CSS pixels. */
  | { readonly bridge: "height"; readonly height: number }
  | { readonly bridge: "move"; readonly move: Move }
  /** Escape was pressed and the app made no use of it. */
  | { readonly bridge: "escape" };

export type ToFrame =
  | { readonly bridge: "result"; readonly id: number; readonly value: unknown }
  | { readonly bridge: "failure"; readonly id: number; readonly message: string }
  | { readonly bridge: "callback"; readonly function: number; readonly argument: unknown }
  /** The browser's back or forward button, or a link of the page around. */
  | { readonly bridge: "moved"; readonly action: "POP" | "PUSH"; readonly location: AppLocation }
  | { readonly bridge: "theme"; readonly colorMode: ColorMode }
  | { readonly bridge: "clock"; readonly clock: ClockReading };

export type ColorMode = "light" | "dark";

/** Site time at the moment of sending, and site seconds per real second. */
export interface ClockReading {
  readonly at: number;
  readonly speed: number;
}

import type {
  AgreeCalls,
  Answer,
  AvailabilityCalls,
  HistoryCalls,
  ReviewCalls,
  SettingsCalls,
} from "../../../../src/contract";

/** Of all pages; which of them a page may ask, its resolver says. */
export type Calls = AgreeCalls & SettingsCalls & HistoryCalls & ReviewCalls & AvailabilityCalls;
export type CallName = keyof Calls;
/** What a function is asked with, apart from the project, which is always the page's own. */
export type Payload<Name extends CallName> = Omit<Parameters<Calls[Name]>[0], "projectId">;
export type Answered<Name extends CallName> = ReturnType<Calls[Name]> extends Answer<infer Value> ? Value : never;

/** Asks the app about the page's project. @throws CallFailed with words for the person who asked */
export type Call = <Name extends CallName>(name: Name, payload: Payload<Name>) => Promise<Answered<Name>>;

/** As `invoke` of `@forge/bridge`. */
export type Invoke = (functionKey: string, payload: Record<string, unknown>) => Promise<unknown>;

/** The app refused, or could not be reached; `message` is for people. */
export class CallFailed extends Error {
  override readonly name = "CallFailed";

  constructor(
    /** As the app's errors have it; `no-answer` when there was none. */
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

export function callerFor(invoke: Invoke, projectId: string, noAnswer: string): Call {
  return async <Name extends CallName>(name: Name, payload: Payload<Name>) => {
    const answer = (await invoke(name, { ...payload, projectId }).catch((error: unknown) => {
      console.error(error);
      return undefined;
    })) as Answer<Answered<Name>> | undefined;
    if (answer?.kind === "answered") return answer.value;
    throw answer?.kind === "failed"
      ? new CallFailed(answer.code, answer.message)
      : new CallFailed("no-answer", noAnswer);
  };
}

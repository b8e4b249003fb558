import type { ResolverFunction } from "../answering";

/** Resolver functions that answer as a contract's calls do. */
export type Answering<Calls> = {
  readonly [Name in keyof Calls]: Calls[Name] extends (...asked: never[]) => infer Given
    ? ResolverFunction<Given>
    : never;
};

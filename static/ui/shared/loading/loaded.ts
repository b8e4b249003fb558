import { useCallback, useEffect, useRef, useState } from "react";

/** Something that is asked of the app: on its way, not to be had, or here. Being empty is for who shows it to say. */
export type Loaded<Value> =
  | { readonly is: "loading" }
  | { readonly is: "failed"; readonly message: string; retry(): void }
  | { readonly is: "ready"; readonly value: Value };

/**
 * Loads when it is first shown and whenever one of `about` changes; an answer that is overtaken by a later question is
 * dropped. `again` loads once more and keeps what is shown until the answer is there.
 */
export function useLoaded<Value>(
  load: () => Promise<Value>,
  about: readonly unknown[],
): { readonly loaded: Loaded<Value>; again(): void } {
  const [loaded, setLoaded] = useState<Loaded<Value>>({ is: "loading" });
  const question = useRef(0);
  const latest = useRef(load);
  latest.current = load;
  const ask = useCallback(() => {
    const asked = ++question.current;
    const settle = (result: Loaded<Value>) => {
      if (asked === question.current) setLoaded(result);
    };
    latest.current().then(
      (value) => settle({ is: "ready", value }),
      (error: unknown) =>
        settle({
          is: "failed",
          message: messageOf(error),
          retry: () => {
            setLoaded({ is: "loading" });
            ask();
          },
        }),
    );
  }, []);
  useEffect(() => {
    setLoaded({ is: "loading" });
    ask();
    return () => {
      question.current += 1;
    };
  }, [ask, ...about]);
  return { loaded, again: ask };
}

/** What to tell people of an error; the app's own errors are written for them. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

import Button from "@atlaskit/button/new";
import Spinner from "@atlaskit/spinner";
import type { ReactNode } from "react";
import { Note } from "../parts/note";
import { say } from "../words/say";
import type { Loaded } from "./loaded";

interface Props<Value> {
  readonly of: Loaded<Value>;
  /** What is loaded, as in "We could not load {what}": `the contacts`. */
  readonly what: string;
  readonly children: (value: Value) => ReactNode;
}

/** Shows what is loaded, that it is on its way, or why it is not to be had and a button to try again. */
export function LoadedView<Value>({ of, what, children }: Props<Value>) {
  switch (of.is) {
    case "loading":
      return (
        <div className="waiting" role="status">
          <Spinner size="medium" label="" />
          <span>{say("loading.on-its-way", { what })}</span>
        </div>
      );
    case "failed":
      return (
        <Note
          kind="error"
          title={say("loading.failed", { what })}
          actions={<Button onClick={of.retry}>{say("loading.retry")}</Button>}
        >
          {of.message}
        </Note>
      );
    case "ready":
      return children(of.value);
  }
}

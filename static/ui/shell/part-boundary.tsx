import Button from "@atlaskit/button/new";
import { Component, type ReactNode } from "react";
import { Note } from "../shared/parts/note";
import { say } from "../shared/words/say";

interface State {
  readonly failed: boolean;
}

/** Keeps a page that breaks, or whose code cannot be loaded, from taking the navigation with it. */
export class PartBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { failed: false };

  static getDerivedStateFromError(): State {
    return { failed: true };
  }

  override componentDidCatch(error: unknown): void {
    console.error(error);
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <Note
        kind="error"
        title={say("shell.broken")}
        actions={<Button onClick={() => window.location.reload()}>{say("shell.reload")}</Button>}
      >
        {say("shell.broken-body")}
      </Note>
    );
  }
}

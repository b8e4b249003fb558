import { type ReactNode, useId } from "react";
import "./note.css";

interface Props {
  readonly kind: "information" | "warning" | "error" | "success";
  readonly title: string;
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
}

/**
 * A message in the page that stays: findings, failures, what to do first. An error is read out when it appears.
 * Own markup instead of `@atlaskit/section-message`, which brings its own pop-ups and feature gates into the first load.
 */
export function Note({ kind, title, actions, children }: Props) {
  const titleId = useId();
  return (
    <section
      className="note"
      data-kind={kind}
      aria-labelledby={titleId}
      {...(kind === "error" ? { role: "alert" } : {})}
    >
      <p className="note-title" id={titleId}>
        {title}
      </p>
      {children !== undefined && <div>{children}</div>}
      {actions !== undefined && <div className="buttons">{actions}</div>}
    </section>
  );
}

import Heading from "@atlaskit/heading";
import type { ReactNode } from "react";

interface Props {
  readonly title: string;
  /** What these are for, in a sentence or two. */
  readonly description: ReactNode;
  readonly actions?: ReactNode;
}

/** Stands where there is nothing yet, and teaches what to do first. */
export function EmptyState({ title, description, actions }: Props) {
  return (
    <div className="empty-state">
      <Heading as="h2" size="small">
        {title}
      </Heading>
      <p>{description}</p>
      {actions !== undefined && <div className="buttons">{actions}</div>}
    </div>
  );
}

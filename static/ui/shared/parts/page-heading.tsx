import Heading from "@atlaskit/heading";
import { type ReactNode, useEffect, useRef } from "react";
import { PageLink } from "./page-link";
import { TermList, type TermName } from "./term-list";

interface Props {
  readonly children: string;
  /** The page that this one belongs to: a link above the heading. */
  readonly parent?: { readonly to: string; readonly text: string };
  /** What can be done here, the most likely first. */
  readonly actions?: ReactNode;
  readonly lead?: ReactNode;
  /** Words of the page that not everybody knows. */
  readonly terms?: readonly TermName[];
}

/** Whether anything of these pages was opened before: the first leaves the focus where the reader is. */
let isFirstPage = true;

/** A page's title. The focus moves to it when the page is opened by a link, so that one hears where one is. */
export function PageHeading({ children, parent, actions, lead, terms }: Props) {
  const heading = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isFirstPage) heading.current?.focus();
    isFirstPage = false;
  }, []);
  useEffect(() => {
    document.title = children;
  }, [children]);
  return (
    <header className="page-heading">
      {parent !== undefined && <PageLink to={parent.to}>‹ {parent.text}</PageLink>}
      <div className="page-heading-line">
        <div ref={heading} tabIndex={-1} className="page-title">
          <Heading as="h2" size="large">
            {children}
          </Heading>
        </div>
        {actions !== undefined && <div className="buttons">{actions}</div>}
      </div>
      {lead !== undefined && <p className="lead">{lead}</p>}
      {terms !== undefined && <TermList terms={terms} />}
    </header>
  );
}

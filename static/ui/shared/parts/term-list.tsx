import { useId, useState } from "react";
import type { settings } from "../../../../locales/en-US.json";
import { say } from "../words/say";
import "./term-list.css";

/** A word that the pages explain. */
export type TermName = keyof (typeof settings)["terms"]["word"];

/**
 * The words of a page that not everybody knows, each with a line that says what it means: opened by mouse, finger or
 * keyboard, read out when it opens, closed by the same button or Escape.
 */
export function TermList({ terms }: { readonly terms: readonly TermName[] }) {
  const [open, setOpen] = useState<TermName | null>(null);
  const id = useId();
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape is a shortcut for the buttons within
    <div className="term-list" onKeyDown={({ key }) => key === "Escape" && setOpen(null)}>
      <p>
        <span className="quiet">{say("terms.about")}</span>
        {terms.map((term) => (
          <button
            key={term}
            type="button"
            className="term"
            aria-expanded={term === open}
            aria-controls={id}
            onClick={() => setOpen(term === open ? null : term)}
          >
            {say(`terms.word.${term}`)}
          </button>
        ))}
      </p>
      <p id={id} role="status">
        {open !== null && (
          <>
            <strong>{say(`terms.word.${open}`)}</strong>: {say(`terms.meaning.${open}`)}
          </>
        )}
      </p>
    </div>
  );
}

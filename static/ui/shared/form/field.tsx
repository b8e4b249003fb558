import { createContext, type ReactNode, useContext } from "react";
import { say } from "../words/say";
import type { Slot } from "./slot";
import "./form.css";

/** What every field has. */
export interface FieldProps<Value> {
  readonly slot: Slot<Value>;
  readonly label: string;
  /** One line below the label: what to write, with the words people know. */
  readonly help?: ReactNode;
  readonly isRequired?: boolean;
}

/** True: what stands in the form can be read and not changed, as in a catalogue of another project. */
export const ReadOnlyContext = createContext(false);
export const useReadOnly = (): boolean => useContext(ReadOnlyContext);

/** What an input needs so that label, help and error belong to it. */
export interface FieldControl {
  readonly id: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": boolean;
  readonly isReadOnly: boolean;
}

interface Props {
  /** Unique in the page, and what a problem's link leads to. */
  readonly id: string;
  readonly label: string;
  readonly help?: ReactNode;
  readonly isRequired?: boolean;
  readonly problems: readonly string[];
  /** For a group of inputs, which gets a legend instead of a label. */
  readonly isGroup?: boolean;
  readonly children: (control: FieldControl) => ReactNode;
}

/** The id of the field at a place of an entry. */
export const fieldId = (path: string): string => `field-${path || "entry"}`;

/** Label, help and error around an input. The fields in this folder are made with it; so are those of a page's own. */
export function Field({ id, label, help, isRequired = false, problems, isGroup = false, children }: Props) {
  const isReadOnly = useReadOnly();
  const helpId = help === undefined ? undefined : `${id}-help`;
  const errorId = problems.length === 0 ? undefined : `${id}-error`;
  const describedBy = [errorId, helpId].filter((each) => each !== undefined).join(" ") || undefined;
  const mark = isRequired && (
    <span className="field-required" title={say("form.required")}>
      *<span className="visually-hidden"> {say("form.required")}</span>
    </span>
  );
  const inside = (
    <>
      {help !== undefined && (
        <p className="field-help" id={helpId}>
          {help}
        </p>
      )}
      {children({ id, "aria-describedby": describedBy, "aria-invalid": errorId !== undefined, isReadOnly })}
      {errorId !== undefined && (
        <p className="field-error" id={errorId}>
          {problems.join(" ")}
        </p>
      )}
    </>
  );
  if (isGroup)
    return (
      <fieldset className="field" id={id} tabIndex={-1} aria-describedby={describedBy}>
        <legend className="field-label">
          {label}
          {mark}
        </legend>
        {inside}
      </fieldset>
    );
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
        {mark}
      </label>
      {inside}
    </div>
  );
}

import AtlaskitTextField from "@atlaskit/textfield";
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import { say } from "../words/say";
import type { FieldControl } from "./field";

export interface Option {
  readonly value: string;
  readonly text: string;
  /** Smaller, beside the text: a key, a role. */
  readonly detail?: string | undefined;
}

interface Props {
  /** From the `Field` around it. */
  readonly control: FieldControl;
  readonly label: string;
  /** All options, or a question that finds some; a question is asked when somebody has stopped typing. */
  readonly options: readonly Option[] | ((query: string) => Promise<readonly Option[]>);
  /** What the input says while nobody types. */
  readonly shown: string;
  readonly placeholder?: string | undefined;
  readonly onChoose: (option: Option) => void;
  /** Empties the field; absent where something has to be chosen. */
  readonly onClear?: (() => void) | undefined;
  /** Makes an entry of what was typed; absent where nothing can be made here. */
  readonly onNew?: ((typed: string) => void) | undefined;
}

/** How many options are listed at once; whoever seeks more types more. */
const LISTED = 60;
const TYPING_PAUSE_MS = 250;
const NEW = "\u0000new";

/**
 * An input with a list to choose from, by the ARIA pattern of the same name: arrows move, Enter chooses, Escape closes.
 * Own because `@atlaskit/select` alone weighs 95 KB. Fields use it through `ReferencePicker`, `WordPicker` and `PersonPicker`.
 */
export function Combobox({ control, label, options, shown, placeholder, onChoose, onClear, onNew }: Props) {
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const [query, setQuery] = useState<string | null>(null);
  const [active, setActive] = useState(-1);
  const found = useOptions(options, query);
  const isOpen = query !== null && !control.isReadOnly;
  const rows: readonly Option[] = [
    ...found.options.slice(0, LISTED),
    ...(onNew !== undefined && isOpen ? [{ value: NEW, text: newText(query) }] : []),
  ];
  useEffect(() => {
    if (isOpen && active >= 0) list.current?.children[active]?.scrollIntoView?.({ block: "nearest" });
  }, [active, isOpen]);

  const open = () => setQuery((current) => current ?? "");
  const close = () => {
    setQuery(null);
    setActive(-1);
  };
  const choose = (option: Option | undefined) => {
    if (option === undefined) return;
    const typed = query ?? "";
    close();
    if (option.value === NEW) onNew?.(typed.trim());
    else onChoose(option);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (control.isReadOnly) return;
    switch (event.key) {
      case "ArrowDown":
      case "ArrowUp": {
        event.preventDefault();
        if (!isOpen) return open();
        const step = event.key === "ArrowDown" ? 1 : -1;
        return setActive((current) => (rows.length === 0 ? -1 : (current + step + rows.length) % rows.length));
      }
      case "Enter":
        if (!isOpen) return;
        event.preventDefault(); // the form is not to be sent
        return choose(rows[active] ?? (rows.length === 1 ? rows[0] : undefined));
      case "Escape":
        if (!isOpen) return;
        event.preventDefault(); // the dialog around it stays open
        event.stopPropagation();
        return close();
      case "Tab":
        return close();
    }
  };
  const { isReadOnly, "aria-invalid": isInvalid, ...rest } = control;
  return (
    <div className="combobox">
      <AtlaskitTextField
        {...rest}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={isOpen ? listId : undefined}
        aria-activedescendant={isOpen && active >= 0 ? `${listId}-${active}` : undefined}
        autoComplete="off"
        isInvalid={isInvalid}
        isReadOnly={isReadOnly}
        value={query ?? shown}
        {...(placeholder !== undefined && { placeholder })}
        onClick={open}
        onKeyDown={onKeyDown}
        onBlur={close}
        onChange={({ currentTarget: { value } }) => {
          setQuery(query === null && shown !== "" && value.startsWith(shown) ? value.slice(shown.length) : value);
          setActive(-1);
        }}
        elemAfterInput={
          onClear !== undefined && shown !== "" && !isReadOnly ? (
            <button
              type="button"
              className="combobox-clear"
              aria-label={say("form.clear", { label })}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => {
                close();
                onClear();
              }}
            >
              ×
            </button>
          ) : undefined
        }
      />
      {isOpen && (
        <div className="combobox-list" id={listId} ref={list} role="listbox" aria-label={label}>
          {rows.map((row, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard is heard by the input, which keeps the focus
            // biome-ignore lint/a11y/useFocusableInteractive: as above
            <div
              key={row.value}
              id={`${listId}-${index}`}
              role="option"
              aria-selected={index === active}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(row)}
            >
              {row.text}
              {row.detail !== undefined && <span className="quiet"> {row.detail}</span>}
            </div>
          ))}
        </div>
      )}
      {isOpen && rows.length === 0 && (
        <p className="combobox-list combobox-none" role="status">
          {found.message ?? say(found.isAsking ? "form.searching" : "form.nothing-found")}
        </p>
      )}
    </div>
  );
}

function newText(typed: string): string {
  return typed.trim() === "" ? say("form.new") : say("form.new-named", { name: typed.trim() });
}

interface Found {
  readonly options: readonly Option[];
  readonly isAsking: boolean;
  readonly message: string | null;
}

function useOptions(options: Props["options"], query: string | null): Found {
  const [answer, setAnswer] = useState<Found>({ options: [], isAsking: false, message: null });
  const isQuestion = typeof options === "function";
  const ask = useRef(options);
  ask.current = options;
  useEffect(() => {
    if (!isQuestion || query === null) return;
    let isCurrent = true;
    setAnswer(({ options }) => ({ options, isAsking: true, message: null }));
    const timer = setTimeout(() => {
      (ask.current as (query: string) => Promise<readonly Option[]>)(query.trim()).then(
        (found) => isCurrent && setAnswer({ options: found, isAsking: false, message: null }),
        (error: Error) => isCurrent && setAnswer({ options: [], isAsking: false, message: error.message }),
      );
    }, TYPING_PAUSE_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [isQuestion, query]);
  const listed = useMemo(
    () => (isQuestion || query === null ? [] : matching(options, query)),
    [isQuestion, options, query],
  );
  return isQuestion ? answer : { options: listed, isAsking: false, message: null };
}

/** Options that have every typed word, those that begin with what was typed first. */
export function matching(options: readonly Option[], query: string): readonly Option[] {
  const typed = query.trim().toLowerCase();
  if (typed === "") return options;
  const words = typed.split(/\s+/);
  const having = options.filter(({ text, detail = "" }) => {
    const all = `${text} ${detail}`.toLowerCase();
    return words.every((word) => all.includes(word));
  });
  const begins = ({ text }: Option) => text.toLowerCase().startsWith(typed);
  return [...having.filter(begins), ...having.filter((option) => !begins(option))];
}

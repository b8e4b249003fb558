import Button from "@atlaskit/button/new";
import Heading from "@atlaskit/heading";
import { useState } from "react";
import type { TicketFieldMapping } from "../../../../src/contract";
import { isSame } from "../../../../src/domain/catalogue/fact-changes";
import { useApp } from "../../shared/app/app";
import { useDirectory } from "../../shared/app/directory";
import { Combobox } from "../../shared/form/combobox";
import { Field } from "../../shared/form/field";
import { messageOf } from "../../shared/loading/loaded";
import { say } from "../../shared/words/say";
import { choicesFor, type FieldChoice, moved, type Told, tolds } from "./field-precedence";
import { type ReportUnsaved, useReported } from "./use-unsaved";

interface Props {
  readonly saved: TicketFieldMapping;
  readonly onSaved: () => void;
  readonly onUnsaved: ReportUnsaved;
}

/** Which fields tell a ticket's service, customer and team, each list in order of precedence. */
export function MappingPanel({ saved, onSaved, onUnsaved }: Props) {
  const { call, notify } = useApp();
  const directory = useDirectory();
  const [edited, setEdited] = useState<TicketFieldMapping | null>(null);
  const [isSaving, setSaving] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const fields = directory.is === "ready" ? directory.value.fields : [];
  const mapping = edited ?? saved;
  const isChanged = !isSame(mapping, saved);
  useReported(onUnsaved, "mapping", isChanged);
  const save = async () => {
    setSaving(true);
    setProblem(null);
    try {
      await call("saveMapping", { fields: mapping });
      notify({ kind: "success", title: say("tickets.mapping.saved") });
      onSaved();
    } catch (error) {
      setProblem(messageOf(error));
    } finally {
      setSaving(false);
    }
  };
  return (
    <section className="part" aria-label={say("tickets.mapping.title")}>
      <Heading as="h3" size="small">
        {say("tickets.mapping.title")}
      </Heading>
      <p>{say("tickets.mapping.help")}</p>
      {directory.is === "failed" && (
        <p className="field-error">{say("tickets.mapping.unread", { message: directory.message })}</p>
      )}
      {tolds.map((told) => (
        <Precedence
          key={told}
          told={told}
          ids={mapping[told]}
          choices={choicesFor(told, fields, say("tickets.mapping.assignee-groups"))}
          isKnown={directory.is === "ready"}
          onChange={(ids) => setEdited({ ...mapping, [told]: ids })}
        />
      ))}
      {problem !== null && (
        <p role="alert" className="field-error">
          {problem}
        </p>
      )}
      <div className="buttons">
        <Button appearance="primary" isDisabled={!isChanged} isLoading={isSaving} onClick={save}>
          {say("tickets.mapping.save")}
        </Button>
        {isChanged && (
          <Button appearance="subtle" onClick={() => setEdited(null)}>
            {say("dialog.cancel")}
          </Button>
        )}
      </div>
    </section>
  );
}

interface PrecedenceProps {
  readonly told: Told;
  readonly ids: readonly string[];
  readonly choices: readonly FieldChoice[];
  /** Whether the project's fields are known, so that one that is missing is gone. */
  readonly isKnown: boolean;
  readonly onChange: (ids: readonly string[]) => void;
}

function Precedence({ told, ids, choices, isKnown, onChange }: PrecedenceProps) {
  const label = say(`tickets.mapping.${told}`);
  const nameOf = (id: string): string =>
    choices.find((choice) => choice.id === id)?.name ?? (isKnown ? say("tickets.mapping.unknown", { id }) : id);
  const left = choices.filter(({ id }) => !ids.includes(id));
  return (
    <Field id={`mapping-${told}`} label={label} help={say(`tickets.mapping.${told}-help`)} problems={[]}>
      {(control) => (
        <>
          {ids.length === 0 && <p className="quiet">{say("tickets.mapping.none")}</p>}
          <ol className="precedence" aria-label={label}>
            {ids.map((id, place) => {
              const name = nameOf(id);
              return (
                <li key={id}>
                  <span>{say("tickets.mapping.counts", { place: place + 1, name })}</span>
                  <Button
                    appearance="subtle"
                    spacing="compact"
                    isDisabled={place === 0}
                    aria-label={say("tickets.mapping.up", { name })}
                    onClick={() => onChange(moved(ids, place, -1))}
                  >
                    {say("tickets.mapping.up-short")}
                  </Button>
                  <Button
                    appearance="subtle"
                    spacing="compact"
                    isDisabled={place === ids.length - 1}
                    aria-label={say("tickets.mapping.down", { name })}
                    onClick={() => onChange(moved(ids, place, 1))}
                  >
                    {say("tickets.mapping.down-short")}
                  </Button>
                  <Button
                    appearance="subtle"
                    spacing="compact"
                    aria-label={say("tickets.mapping.remove", { name })}
                    onClick={() => onChange(ids.filter((each) => each !== id))}
                  >
                    {say("form.remove")}
                  </Button>
                </li>
              );
            })}
          </ol>
          <Combobox
            control={control}
            label={label}
            options={left.map(({ id, name }) => ({ value: id, text: name, detail: id }))}
            shown=""
            placeholder={say("tickets.mapping.add")}
            onChoose={({ value }) => onChange([...ids, value])}
          />
        </>
      )}
    </Field>
  );
}

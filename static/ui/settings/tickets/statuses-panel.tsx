import Button from "@atlaskit/button/new";
import Heading from "@atlaskit/heading";
import AtlaskitTextField from "@atlaskit/textfield";
import { useState } from "react";
import type { Status, StatusCategory } from "../../../../src/domain/catalogue/status";
import { useDirectory } from "../../shared/app/directory";
import { useCatalogue, useCatalogueStore } from "../../shared/catalogue/catalogue-store";
import { entriesIn } from "../../shared/catalogue/entries";
import { messageOf } from "../../shared/loading/loaded";
import { say } from "../../shared/words/say";
import { problemOf, statusEdits } from "./status-edits";
import { type ReportUnsaved, useReported } from "./use-unsaved";

const categories: readonly StatusCategory[] = ["new", "indeterminate", "done"];

/** A status of the editor; `id` tells rows apart while their names are typed. */
interface Row {
  readonly id: number;
  readonly status: Status;
}

/** The statuses that the catalogue lists for histories of tickets outside Jira. */
export function StatusesPanel({ onUnsaved }: { readonly onUnsaved: ReportUnsaved }) {
  const { catalogue, isFollowed } = useCatalogue();
  const { save: saveEntries, reopen } = useCatalogueStore();
  const directory = useDirectory();
  const saved = entriesIn(catalogue, "statuses");
  const [rows, setRows] = useState<readonly Row[] | null>(null);
  const [isSaving, setSaving] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const shown = rows ?? saved.map((status, id) => ({ id, status }));
  const statuses = shown.map(({ status }) => status);
  const edits = statusEdits(saved, statuses);
  const isChanged = rows !== null && edits.length > 0;
  useReported(onUnsaved, "statuses", isChanged);

  const change = (next: readonly Row[]) => {
    setRows(next);
    setProblem(null);
  };
  const edit = (id: number, part: Partial<Status>) =>
    change(shown.map((row) => (row.id === id ? { id, status: { ...row.status, ...part } } : row)));
  const add = () => {
    const id = 1 + Math.max(-1, ...shown.map((row) => row.id));
    change([...shown, { id, status: { name: "", category: "indeterminate" } }]);
  };
  const takeOver = () => {
    if (directory.is === "ready") change(directory.value.statuses.map((status, id) => ({ id, status })));
  };
  const save = async () => {
    const wrong = problemOf(statuses);
    if (wrong !== null)
      return setProblem(
        wrong.reason === "empty"
          ? say("tickets.statuses.empty", { number: wrong.number })
          : say("tickets.statuses.twice", { name: wrong.name }),
      );
    setSaving(true);
    try {
      const result = await saveEntries(edits, { done: say("tickets.statuses.saved") });
      switch (result.kind) {
        case "saved":
          return setRows(null);
        case "refused":
          return setProblem(result.problems.map(({ message }) => message).join(" "));
        case "conflict":
          setRows(null);
          reopen();
          return setProblem(say("tickets.statuses.conflict"));
      }
    } catch (error) {
      setProblem(messageOf(error));
    } finally {
      setSaving(false);
    }
  };
  return (
    <section className="part" aria-label={say("tickets.statuses.title")}>
      <Heading as="h3" size="small">
        {say("tickets.statuses.title")}
      </Heading>
      <p>{say("tickets.statuses.help")}</p>
      {shown.length === 0 && <p className="quiet">{say("tickets.statuses.none")}</p>}
      <ol className="statuses">
        {shown.map(({ id, status }, place) => {
          const number = place + 1;
          return (
            <li key={id}>
              <AtlaskitTextField
                aria-label={say("tickets.statuses.name", { number })}
                isCompact
                isReadOnly={isFollowed}
                value={status.name}
                onChange={({ currentTarget }) => edit(id, { name: currentTarget.value })}
              />
              <select
                className="select"
                aria-label={say("tickets.statuses.category", { number })}
                disabled={isFollowed}
                value={status.category ?? "indeterminate"}
                onChange={({ currentTarget }) => edit(id, { category: currentTarget.value as StatusCategory })}
              >
                {categories.map((category) => (
                  <option key={category} value={category}>
                    {say(`tickets.statuses.categories.${category}`)}
                  </option>
                ))}
              </select>
              {!isFollowed && (
                <Button
                  appearance="subtle"
                  spacing="compact"
                  aria-label={say("tickets.statuses.remove", { number })}
                  onClick={() => change(shown.filter((row) => row.id !== id))}
                >
                  {say("form.remove")}
                </Button>
              )}
            </li>
          );
        })}
      </ol>
      {problem !== null && (
        <p role="alert" className="field-error">
          {problem}
        </p>
      )}
      {!isFollowed && (
        <div className="buttons">
          <Button appearance="primary" isDisabled={!isChanged} isLoading={isSaving} onClick={save}>
            {say("tickets.statuses.save")}
          </Button>
          <Button onClick={add}>{say("tickets.statuses.add")}</Button>
          {directory.is === "ready" && directory.value.statuses.length > 0 && (
            <Button appearance="subtle" onClick={takeOver}>
              {say("tickets.statuses.take")}
            </Button>
          )}
          {rows !== null && (
            <Button appearance="subtle" onClick={() => setRows(null)}>
              {say("dialog.cancel")}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}

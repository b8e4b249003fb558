import Button from "@atlaskit/button/new";
import { useState } from "react";
import type { PriorityMatrix } from "../../../../../src/domain/catalogue/priority-matrix";
import { useCatalogue, useCatalogueStore } from "../../../shared/catalogue/catalogue-store";
import { useReadOnly } from "../../../shared/form/field";
import { messageOf } from "../../../shared/loading/loaded";
import { Dialog } from "../../../shared/parts/dialog";
import { Note } from "../../../shared/parts/note";
import { say } from "../../../shared/words/say";
import { startMatrix, withCell, withNames, withSize } from "../matrix-edits";

interface Props {
  /** Names of the priorities that tickets of the project can have. */
  readonly priorities: readonly string[];
}

/** How impact and urgency make a priority: shown where promises are made, and edited for the whole catalogue. */
export function MatrixView({ priorities }: Props) {
  const { catalogue, isFollowed } = useCatalogue();
  const isReadOnly = useReadOnly();
  const [edited, setEdited] = useState<PriorityMatrix | null>(null);
  const matrix = catalogue.priorityMatrix;
  const start = () =>
    setEdited(
      matrix ??
        startMatrix(
          say("agreements.matrix.made.impacts").split(", "),
          say("agreements.matrix.made.urgencies").split(", "),
          priorities,
        ),
    );
  return (
    <details className="panel">
      <summary>{say("agreements.matrix.title")}</summary>
      <div className="stack">
        <p className="field-help">{say("agreements.matrix.help")}</p>
        {matrix === undefined ? <p>{say("agreements.matrix.none")}</p> : <MatrixTable matrix={matrix} />}
        {!isReadOnly && !isFollowed && (
          <div className="buttons">
            <Button onClick={start}>
              {say(matrix === undefined ? "agreements.matrix.make" : "agreements.matrix.edit")}
            </Button>
          </div>
        )}
      </div>
      {edited !== null && (
        <MatrixDialog
          matrix={edited}
          before={matrix ?? null}
          priorities={priorities}
          onChange={setEdited}
          onClose={() => setEdited(null)}
        />
      )}
    </details>
  );
}

function MatrixTable({ matrix }: { readonly matrix: PriorityMatrix }) {
  const { impacts, urgencies, priorities } = matrix;
  return (
    <table className="matrix" aria-label={say("agreements.matrix.title")}>
      <thead>
        <tr>
          <th scope="col">{say("agreements.matrix.corner")}</th>
          {urgencies.map((urgency) => (
            <th scope="col" key={urgency}>
              {urgency}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {impacts.map((impact, row) => (
          <tr key={impact}>
            <th scope="row">{impact}</th>
            {urgencies.map((urgency, column) => (
              <td key={urgency}>{priorities[row]?.[column]}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface DialogProps {
  readonly matrix: PriorityMatrix;
  readonly before: PriorityMatrix | null;
  readonly priorities: readonly string[];
  readonly onChange: (matrix: PriorityMatrix) => void;
  readonly onClose: () => void;
}

function MatrixDialog({ matrix, before, priorities, onChange, onClose }: DialogProps) {
  const { save } = useCatalogueStore();
  const [failure, setFailure] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const choices = [...new Set([...priorities, ...matrix.priorities.flat()])].filter((name) => name !== "");
  const send = async (after: PriorityMatrix | null) => {
    setBusy(true);
    setFailure(null);
    try {
      const edit = { entry: { section: "priorityMatrix" }, before, after } as const;
      const result = await save([edit], { done: say("agreements.matrix.saved") });
      if (result.kind === "saved") onClose();
      else
        setFailure(
          result.kind === "refused"
            ? result.problems.map(({ message }) => message).join(" ")
            : say("agreements.matrix.conflict"),
        );
    } catch (error) {
      setFailure(messageOf(error));
    } finally {
      setBusy(false);
    }
  };
  const name = (list: "impacts" | "urgencies", place: number, text: string) =>
    onChange(withNames(matrix, list, place, text));
  return (
    <Dialog
      title={say("agreements.matrix.title")}
      width="large"
      onClose={onClose}
      actions={
        <>
          {before !== null && (
            <Button appearance="subtle" onClick={() => void send(null)}>
              {say("agreements.matrix.remove")}
            </Button>
          )}
          <Button appearance="subtle" onClick={onClose}>
            {say("dialog.cancel")}
          </Button>
          <Button appearance="primary" isLoading={isBusy} onClick={() => void send(matrix)}>
            {say("agreements.matrix.save")}
          </Button>
        </>
      }
    >
      <div className="stack">
        {failure !== null && <Note kind="error" title={failure} />}
        <p className="field-help">{say("agreements.matrix.help")}</p>
        <div className="wide">
          <table className="matrix" aria-label={say("agreements.matrix.title")}>
            <thead>
              <tr>
                <th scope="col">{say("agreements.matrix.corner")}</th>
                {matrix.urgencies.map((urgency, place) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: an urgency is known by its place while it is named
                  <th scope="col" key={place}>
                    <input
                      className="input"
                      aria-label={say("agreements.matrix.urgency-number", { place: place + 1 })}
                      value={urgency}
                      onChange={({ currentTarget }) => name("urgencies", place, currentTarget.value)}
                    />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {matrix.impacts.map((impact, row) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: an impact is known by its place while it is named
                <tr key={row}>
                  <th scope="row">
                    <input
                      className="input"
                      aria-label={say("agreements.matrix.impact-number", { place: row + 1 })}
                      value={impact}
                      onChange={({ currentTarget }) => name("impacts", row, currentTarget.value)}
                    />
                  </th>
                  {matrix.urgencies.map((urgency, column) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: as above
                    <td key={column}>
                      <select
                        className="select"
                        aria-label={say("agreements.matrix.cell", { impact, urgency })}
                        value={matrix.priorities[row]?.[column] ?? ""}
                        onChange={({ currentTarget }) => onChange(withCell(matrix, row, column, currentTarget.value))}
                      >
                        <option value="" />
                        {choices.map((choice) => (
                          <option key={choice}>{choice}</option>
                        ))}
                      </select>
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <div className="buttons">
          {(["impacts", "urgencies"] as const).map((list) => (
            <span className="buttons" key={list}>
              <Button spacing="compact" onClick={() => onChange(withSize(matrix, list, matrix[list].length + 1))}>
                {say(`agreements.matrix.add-${list}`)}
              </Button>
              {matrix[list].length > 1 && (
                <Button
                  spacing="compact"
                  appearance="subtle"
                  onClick={() => onChange(withSize(matrix, list, matrix[list].length - 1))}
                >
                  {say(`agreements.matrix.remove-${list}`)}
                </Button>
              )}
            </span>
          ))}
        </div>
      </div>
    </Dialog>
  );
}

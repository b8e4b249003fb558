import Button from "@atlaskit/button/new";
import { useState } from "react";
import {
  type LogProblem,
  type LogReading,
  likelyService,
  type MonitoredThing,
  readCheckLog,
} from "../../../../src/domain/availability/check-log/read-check-log";
import { nameOfSubject } from "../../../../src/domain/availability/outage";
import { useApp } from "../../shared/app/app";
import { useCatalogue } from "../../shared/catalogue/catalogue-store";
import { Field } from "../../shared/form/field";
import { messageOf } from "../../shared/loading/loaded";
import { Dialog } from "../../shared/parts/dialog";
import { Note } from "../../shared/parts/note";
import { When } from "../../shared/parts/when";
import { useReviewFormats } from "../desk/formats";
import { say } from "../words";
import { importSteps } from "./import-plan";
import type { RecordingProps } from "./record-dialog";
import { subjectGroups } from "./subjects";
import { useRecording } from "./use-availability";

const MEGABYTE = 1_000_000;
const MOST_MEGABYTES = 20;

/** A monitor's log: what it says, which service each of its things is about, and only then is it taken in. */
export default function ImportDialog({ onClose, onRecorded }: RecordingProps) {
  const { notify } = useApp();
  const { catalogue } = useCatalogue();
  const record = useRecording();
  const [file, setFile] = useState("");
  const [reading, setReading] = useState<LogReading | null>(null);
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(new Map());
  const [problem, setProblem] = useState<string | null>(null);
  const [sending, setSending] = useState<{ readonly part: number; readonly parts: number } | null>(null);

  const choose = async (given: File | undefined) => {
    setReading(null);
    setProblem(null);
    if (given === undefined) return;
    if (given.size > MOST_MEGABYTES * MEGABYTE)
      return setProblem(say("availability.import.too-large", { most: MOST_MEGABYTES }));
    try {
      const read = readCheckLog(await given.text());
      setFile(given.name);
      setReading(read);
      setChosen(read.kind === "read" ? likelyOnes(read.things, catalogue.services) : new Map());
    } catch {
      setProblem(say("availability.import.unreadable"));
    }
  };
  const send = async () => {
    if (reading?.kind !== "read") return setProblem(say("availability.import.file-help"));
    const steps = importSteps(file, reading.things, chosen);
    if (steps.length === 0) return setProblem(say("availability.import.nothing-chosen"));
    setProblem(null);
    try {
      let isNew = false;
      for (const [part, step] of steps.entries()) {
        setSending({ part: part + 1, parts: steps.length });
        isNew = (await record(step)).isNew || isNew;
      }
      const title = say(isNew ? "availability.import.done" : "availability.import.nothing-new");
      notify({ kind: isNew ? "success" : "info", title });
      onRecorded();
      onClose();
    } catch (error) {
      setProblem(messageOf(error));
      setSending(null);
    }
  };
  return (
    <Dialog
      title={say("availability.title-of.import")}
      width="x-large"
      onClose={onClose}
      actions={
        <>
          <Button appearance="subtle" onClick={onClose}>
            {say("cancel")}
          </Button>
          <Button
            appearance="primary"
            isLoading={sending !== null}
            isDisabled={reading?.kind !== "read"}
            onClick={send}
          >
            {say("availability.import.do")}
          </Button>
        </>
      }
    >
      <div className="entry-form import-log">
        <Field
          id="check-log"
          label={say("availability.import.file")}
          help={say("availability.import.file-help")}
          problems={[]}
        >
          {({ isReadOnly: _, ...control }) => (
            <input
              {...control}
              type="file"
              accept=".csv,text/csv,text/plain"
              onChange={({ currentTarget }) => void choose(currentTarget.files?.[0])}
            />
          )}
        </Field>
        {reading?.kind === "refused" && <Refusal reading={reading} />}
        {reading?.kind === "read" && (
          <Preview
            reading={reading}
            chosen={chosen}
            onChoose={(name, subject) => {
              const next = new Map(chosen);
              if (subject === "") next.delete(name);
              else next.set(name, subject);
              setChosen(next);
            }}
          />
        )}
        {sending !== null && <p role="status">{say("availability.import.sending", sending)}</p>}
        {problem !== null && (
          <p role="alert" className="field-error">
            {problem}
          </p>
        )}
      </div>
    </Dialog>
  );
}

function likelyOnes(
  things: readonly MonitoredThing[],
  services: readonly { readonly key: string; readonly name: string }[],
): ReadonlyMap<string, string> {
  return new Map(
    things.flatMap(({ name }) => {
      const key = likelyService(name, services);
      return key === null ? [] : [[name, nameOfSubject({ kind: "service", key })] as const];
    }),
  );
}

function Refusal({ reading: { problems, count } }: { readonly reading: Extract<LogReading, { kind: "refused" }> }) {
  return (
    <Note kind="error" title={say("availability.import.refused", { count })}>
      <ul>
        {problems.map((problem, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: problems have nothing but their order
          <li key={place}>{problemInWords(problem)}</li>
        ))}
      </ul>
    </Note>
  );
}

function problemInWords(problem: LogProblem): string {
  switch (problem.code) {
    case "empty":
      return say("availability.import.problem.empty");
    case "column-missing":
      return say("availability.import.problem.column-missing", {
        column: say(`availability.import.column.${problem.column}`),
        names: problem.names.join(", "),
      });
    case "bad-time":
    case "bad-status":
    case "no-name":
      return say(`availability.import.problem.${problem.code}`, { line: problem.line, value: problem.value });
  }
}

interface PreviewProps {
  readonly reading: Extract<LogReading, { kind: "read" }>;
  readonly chosen: ReadonlyMap<string, string>;
  readonly onChoose: (name: string, subject: string) => void;
}

/** What the log says of each thing that its monitor watches, and a choice of what that is here. */
function Preview({ reading: { things, checks }, chosen, onChoose }: PreviewProps) {
  const { catalogue } = useCatalogue();
  const formats = useReviewFormats();
  const groups = subjectGroups(catalogue);
  const columns = ["monitor", "service", "checks", "covers", "outages", "down"] as const;
  return (
    <>
      <p>
        {say("availability.import.found", { checks: formats.number(checks), things: formats.number(things.length) })}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways has to be reached by the keyboard */}
      <section className="table-scroll" aria-label={say("availability.import.preview")} tabIndex={0}>
        <table className="facts-table">
          <caption className="visually-hidden">{say("availability.import.preview")}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {say(`availability.import.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {things.map(({ name, checks: count, log }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>
                  <select
                    className="select"
                    aria-label={`${say("availability.import.service")}: ${name}`}
                    value={chosen.get(name) ?? ""}
                    onChange={({ currentTarget }) => onChoose(name, currentTarget.value)}
                  >
                    <option value="">{say("availability.import.none")}</option>
                    {groups.map((group) => (
                      <optgroup key={group.name} label={group.name}>
                        {group.choices.map(({ value, text }) => (
                          <option key={value} value={value}>
                            {text}
                          </option>
                        ))}
                      </optgroup>
                    ))}
                  </select>
                </td>
                <td>{formats.number(count)}</td>
                <td>
                  <When at={log.from} /> – <When at={log.to} />
                </td>
                <td>{formats.number(log.losses.length)}</td>
                <td>
                  {formats.elapsed(log.losses.reduce((sum, [from, to]) => sum + to - from, 0))}
                  {log.last > 0 && <span className="quiet"> {say("availability.import.is-down")}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

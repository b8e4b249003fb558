import Button from "@atlaskit/button/new";
import Heading from "@atlaskit/heading";
import { useRef, useState } from "react";
import type { ImportResult } from "../../../../src/contract";
import { useApp } from "../../shared/app/app";
import { LeaveGuard } from "../../shared/app/leave-guard";
import { useCatalogue, useCatalogueStore } from "../../shared/catalogue/catalogue-store";
import { Field } from "../../shared/form/field";
import { messageOf } from "../../shared/loading/loaded";
import { Announcement } from "../../shared/parts/announcement";
import { Note } from "../../shared/parts/note";
import { say } from "../../shared/words/say";
import { DifferenceView } from "./difference-view";
import { type ImportPlan, type PlacedProblem, placed, planImport } from "./import-plan";
import { ProblemTable } from "./problem-table";
import { importText } from "./upload";

const MEGABYTE = 1_000_000;
const MOST_MEGABYTES = 20;
/** A longer text makes an input slow to type in. */
const LONGEST_EDITED = 500_000;

/** How far the import has come. */
type Step =
  | { readonly is: "writing" }
  | { readonly is: "comparing" }
  /** `revision` is that of the catalogue that was compared with. */
  | { readonly is: "compared"; readonly plan: ImportPlan; readonly revision: number }
  | { readonly is: "sending"; readonly part: number; readonly parts: number }
  | { readonly is: "outdated" }
  | { readonly is: "refused"; readonly problems: readonly PlacedProblem[] }
  | { readonly is: "failed"; readonly message: string }
  | { readonly is: "imported"; readonly result: Extract<ImportResult, { kind: "imported" }>; readonly text: string };

/** A file or its text, all that is wrong with it, what it would change, and only then the import. */
export function ImportPanel() {
  const { call } = useApp();
  const { catalogue, revision } = useCatalogue();
  const { reopen } = useCatalogueStore();
  const [text, setText] = useState("");
  const [fileName, setFileName] = useState("");
  const [fileProblem, setFileProblem] = useState<string | null>(null);
  const [step, setStep] = useState<Step>({ is: "writing" });
  const textArea = useRef<HTMLTextAreaElement>(null);
  const isLong = text.length > LONGEST_EDITED;

  const compare = async (content: string) => {
    if (content.trim() === "") return setFileProblem(say("exchange.nothing-to-compare"));
    setFileProblem(null);
    setStep({ is: "comparing" });
    // A large file takes seconds: let that be seen first.
    await new Promise((resolve) => setTimeout(resolve, 20));
    setStep({ is: "compared", plan: planImport(content, catalogue), revision });
  };
  const choose = async (file: File | undefined) => {
    setFileProblem(null);
    if (file === undefined) return;
    if (file.size > MOST_MEGABYTES * MEGABYTE)
      return setFileProblem(say("exchange.too-large", { size: megabytes(file.size), most: String(MOST_MEGABYTES) }));
    try {
      const content = await file.text();
      setFileName(file.name);
      setText(content);
      await compare(content);
    } catch {
      setFileProblem(say("exchange.unreadable"));
    }
  };
  const write = (content: string) => {
    setText(content);
    setFileProblem(null);
    setStep({ is: "writing" });
  };
  const send = async (comparedWith: number) => {
    setStep({ is: "sending", part: 1, parts: 1 });
    try {
      const result = await importText(call, text, comparedWith, (part, parts) =>
        setStep({ is: "sending", part, parts }),
      );
      switch (result.kind) {
        case "imported":
          setStep({ is: "imported", result, text });
          return reopen();
        case "refused":
          return setStep({ is: "refused", problems: placed(result.problems, text) });
        case "outdated":
          setStep({ is: "outdated" });
          return reopen();
      }
    } catch (error) {
      setStep({ is: "failed", message: messageOf(error) });
    }
  };
  const goToLine = (line: number) => {
    const area = textArea.current;
    if (area === null) return;
    const start = text.split("\n", line - 1).reduce((sum, each) => sum + each.length + 1, 0);
    const end = text.indexOf("\n", start);
    area.focus();
    area.setSelectionRange(start, end === -1 ? text.length : end);
    area.scrollTop = Math.max(0, (line - 4) * (area.scrollHeight / text.split("\n").length));
  };
  const hasUnsaved =
    text.trim() !== "" && step.is !== "imported" && !(step.is === "compared" && step.plan.kind === "same");

  return (
    <section className="part" aria-label={say("exchange.import.title")}>
      <Heading as="h3" size="small">
        {say("exchange.import.title")}
      </Heading>
      <p>{say("exchange.import.text")}</p>
      <Field
        id="catalogue-file"
        label={say("exchange.file")}
        help={say("exchange.file-help")}
        problems={fileProblem === null ? [] : [fileProblem]}
      >
        {({ isReadOnly: _, ...control }) => (
          <input
            {...control}
            type="file"
            accept=".yaml,.yml,.json,text/yaml,application/json"
            onChange={({ currentTarget }) => {
              const [file] = currentTarget.files ?? [];
              void choose(file);
              // The same file, mended, can be chosen again.
              currentTarget.value = "";
            }}
          />
        )}
      </Field>
      {isLong ? (
        <p>{say("exchange.too-long-to-edit", { name: fileName, size: megabytes(text.length) })}</p>
      ) : (
        <Field id="catalogue-text" label={say("exchange.text")} help={say("exchange.text-help")} problems={[]}>
          {({ isReadOnly: _, "aria-invalid": __, ...control }) => (
            <textarea
              {...control}
              ref={textArea}
              className="input exchange-text"
              rows={14}
              spellCheck={false}
              value={text}
              onChange={({ currentTarget }) => write(currentTarget.value)}
            />
          )}
        </Field>
      )}
      <div className="buttons">
        <Button isLoading={step.is === "comparing"} onClick={() => void compare(text)}>
          {say("exchange.compare")}
        </Button>
      </div>
      <Outcome step={step} onLine={isLong ? undefined : goToLine} onImport={send} />
      <LeaveGuard isHeld={hasUnsaved} />
    </section>
  );
}

interface OutcomeProps {
  readonly step: Step;
  readonly onLine: ((line: number) => void) | undefined;
  readonly onImport: (revision: number) => void;
}

function Outcome({ step, onLine, onImport }: OutcomeProps) {
  switch (step.is) {
    case "writing":
      return null;
    case "comparing":
      return <Announcement>{say("exchange.comparing")}</Announcement>;
    case "compared":
      return <Plan plan={step.plan} onLine={onLine} onImport={() => onImport(step.revision)} />;
    case "sending":
      return (
        <p role="status">
          {step.part > step.parts
            ? say("exchange.storing")
            : say("exchange.sending", { part: step.part, parts: step.parts })}
        </p>
      );
    case "outdated":
      return (
        <Note kind="warning" title={say("exchange.outdated.title")}>
          {say("exchange.outdated.text")}
        </Note>
      );
    case "refused":
      return (
        <Note kind="error" title={say("exchange.refused")}>
          <ProblemTable problems={step.problems} onLine={onLine} />
        </Note>
      );
    case "failed":
      return (
        <Note kind="error" title={say("exchange.failed")}>
          {step.message}
        </Note>
      );
    case "imported":
      return (
        <Note kind="success" title={say("exchange.done.title")}>
          <p role="status">{say("exchange.done.text", { version: String(step.result.version) })}</p>
          <Warnings warnings={placed(step.result.warnings, step.text)} onLine={onLine} />
        </Note>
      );
  }
}

interface PlanProps {
  readonly plan: ImportPlan;
  readonly onLine: ((line: number) => void) | undefined;
  readonly onImport: () => void;
}

function Plan({ plan, onLine, onImport }: PlanProps) {
  switch (plan.kind) {
    case "refused":
      return (
        <Note kind="error" title={say("exchange.problems.title", { count: plan.problems.length })}>
          <ProblemTable problems={plan.problems} onLine={onLine} />
        </Note>
      );
    case "same":
      return (
        <Note kind="information" title={say("exchange.same.title")}>
          <p role="status">{say("exchange.same.text")}</p>
        </Note>
      );
    case "ready": {
      const removed = plan.difference.entries.filter(({ kind }) => kind === "removed").length;
      return (
        <>
          <DifferenceView difference={plan.difference} />
          <Warnings warnings={plan.warnings} onLine={onLine} />
          {removed > 0 && <Note kind="warning" title={say("exchange.difference.removes", { count: removed })} />}
          <div className="buttons">
            <Button appearance={removed > 0 ? "danger" : "primary"} onClick={onImport}>
              {removed > 0 ? say("exchange.do-removing", { count: removed }) : say("exchange.do")}
            </Button>
          </div>
        </>
      );
    }
  }
}

function Warnings({
  warnings,
  onLine,
}: {
  readonly warnings: readonly PlacedProblem[];
  readonly onLine: PlanProps["onLine"];
}) {
  if (warnings.length === 0) return null;
  return (
    <details>
      <summary>{say("exchange.warnings", { count: warnings.length })}</summary>
      <ProblemTable problems={warnings} onLine={onLine} />
    </details>
  );
}

const megabytes = (size: number): string => (size / MEGABYTE).toFixed(1);

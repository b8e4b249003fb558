import Button from "@atlaskit/button/new";
import { useMemo, useState } from "react";
import { titleOf } from "../../../../src/domain/catalogue/entry-title";
import { problemsOfRequirement, type Requirement } from "../../../../src/domain/review/requirement";
import { useApp } from "../../shared/app/app";
import { useCatalogue } from "../../shared/catalogue/catalogue-store";
import { ChoiceField } from "../../shared/form/choice-field";
import { DateField } from "../../shared/form/date-field";
import { useReadOnly } from "../../shared/form/field";
import { LongText } from "../../shared/form/long-text";
import type { Slot } from "../../shared/form/slot";
import { TextField } from "../../shared/form/text-field";
import { messageOf } from "../../shared/loading/loaded";
import { Note } from "../../shared/parts/note";
import { PageHeading } from "../../shared/parts/page-heading";
import { PageLink } from "../../shared/parts/page-link";
import { PutOnAgenda } from "../agenda/put-on-agenda";
import { LiveState } from "../desk/live-state";
import { RemoveRecord } from "../desk/remove-record";
import { useCustomers } from "../desk/use-customers";
import type { Desk } from "../desk/use-desk";
import { type LiveRecord, useLiveRecord } from "../desk/use-live-record";
import { useToday } from "../desk/use-today";
import { say } from "../words";

interface Props {
  readonly requirement: Requirement;
  readonly desk: Desk;
  readonly onChanged: () => void;
}

const ANSWERS = ["open", "granted", "declined"] as const;
const RISKS = ["low", "medium", "high"] as const;

/** One requirement: what was asked, what for, and the answer with all that a refusal owes. Saved as it is typed. */
export function RequirementForm({ requirement, desk, onChanged }: Props) {
  const live = useLiveRecord("requirement", requirement);
  const { customers } = useCustomers();
  const { catalogue } = useCatalogue();
  const today = useToday();
  const { record } = live;
  const agreements = useMemo(() => {
    const names = new Map<string, string>();
    for (const entry of catalogue.agreements) if (entry.kind === "sla") names.set(entry.key, titleOf(entry));
    return [...names].map(([value, text]) => ({ value, text }));
  }, [catalogue]);
  const problems = problemsOfRequirement(record);
  const answer: Slot<(typeof ANSWERS)[number]> = {
    ...live.perhaps<(typeof ANSWERS)[number]>("answer"),
    set: (value) => {
      live.change(["answer"], value);
      live.change(["answeredOn"], value === "open" ? null : today);
    },
  };
  return (
    <>
      <PageHeading
        parent={{ to: "/requirements", text: say("requirements.title") }}
        actions={
          desk.mayChange && (
            <>
              <PutOnAgenda
                customer={record.customer}
                text={record.asked || say("requirement.unnamed")}
                about={{ kind: "requirement", id: record.id }}
              />
              <PageLink to={`/plans/for/${record.id}`}>{say("requirement.plan")}</PageLink>
              <RemoveRecord kind="requirement" id={record.id} to="/requirements" onRemoved={onChanged} />
            </>
          )
        }
      >
        {record.asked || say("requirement.unnamed")}
      </PageHeading>
      <div className="entry-form">
        <div className="field-row">
          <ChoiceField
            slot={live.perhaps<string>("customer")}
            label={say("review.customer")}
            choices={customers.map(({ key, name }) => ({ value: key, text: name }))}
          />
          <ChoiceField
            slot={live.perhaps<string>("service")}
            label={say("pack.service")}
            none={say("requirement.no-service")}
            choices={catalogue.services.map(({ key, name }) => ({ value: key, text: name }))}
          />
        </div>
        <LongText slot={live.text("asked")} label={say("requirement.asked")} help={say("requirement.asked-help")} />
        <LongText
          slot={live.text("outcome")}
          label={say("requirement.outcome")}
          help={say("requirement.outcome-help")}
        />
        <div className="field-row">
          <TextField slot={live.text("askedBy")} label={say("requirement.asked-by")} />
          <DateField slot={live.perhaps("askedOn")} label={say("requirement.asked-on")} />
        </div>
        <ChoiceField
          slot={answer}
          label={say("requirement.answer")}
          choices={ANSWERS.map((one) => ({ value: one, text: say(`requirement.answers.${one}`) }))}
        />
        {record.answer === "granted" && (
          <>
            <ChoiceField
              slot={live.perhaps<string>("agreement")}
              label={say("requirement.agreement")}
              help={say("requirement.agreement-help")}
              none={say("requirement.no-agreement")}
              choices={agreements}
            />
            {record.agreement !== null && <AgreementChange live={live} />}
          </>
        )}
        {record.answer === "declined" && (
          <>
            <LongText
              slot={live.text("justification")}
              label={say("requirement.justification")}
              help={say("requirement.justification-help")}
              isRequired
            />
            <LongText slot={live.text("alternative")} label={say("requirement.alternative")} />
            <div className="field-row">
              <ChoiceField
                slot={live.perhaps<(typeof RISKS)[number]>("risk")}
                label={say("requirement.risk")}
                help={say("requirement.risk-help")}
                none={say("requirement.risk-unknown")}
                choices={RISKS.map((risk) => ({ value: risk, text: say(`requirement.risks.${risk}`) }))}
                isRequired
              />
              <DateField slot={live.perhaps("lookAgainOn")} label={say("requirement.look-again")} isRequired />
            </div>
            <LongText slot={live.text("riskWords")} label={say("requirement.risk-words")} />
            {problems.length > 0 && (
              <Note kind="warning" title={say("requirement.incomplete")}>
                <ul>
                  {problems.map((problem) => (
                    <li key={problem}>{say(`requirement.problems.${problem}`)}</li>
                  ))}
                </ul>
              </Note>
            )}
          </>
        )}
        <LiveState live={live} />
      </div>
    </>
  );
}

/** Starts the version of the agreement in which the change that was granted is written down. */
function AgreementChange({ live }: { readonly live: LiveRecord<Requirement> }) {
  const { call, notify } = useApp();
  const isReadOnly = useReadOnly();
  const [isBusy, setBusy] = useState(false);
  const { id, draft } = live.record;
  if (draft !== undefined) return <p className="quiet">{say("decisions.drafted", { version: draft })}</p>;
  if (isReadOnly) return null;
  const start = async () => {
    setBusy(true);
    try {
      if (!(await live.flush())) return;
      const { record } = await call("draftForRequirement", { id });
      live.replace(record as Requirement);
      notify({ kind: "success", title: say("decisions.draft-made"), description: say("decisions.draft-where") });
    } catch (error) {
      notify({ kind: "error", title: say("decisions.not-drafted"), description: messageOf(error) });
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="buttons">
      <Button spacing="compact" isLoading={isBusy} onClick={start}>
        {say("decisions.draft")}
      </Button>
    </div>
  );
}

import Button from "@atlaskit/button/new";
import { useState } from "react";
import type { CustomerRelation } from "../../../../src/domain/review/customer-relation";
import { ChoiceField } from "../../shared/form/choice-field";
import { DateField } from "../../shared/form/date-field";
import { LongText } from "../../shared/form/long-text";
import type { Slot } from "../../shared/form/slot";
import { messageOf } from "../../shared/loading/loaded";
import { Dialog } from "../../shared/parts/dialog";
import { LiveState } from "../desk/live-state";
import { useAddRecord } from "../desk/use-add-record";
import { useCustomers } from "../desk/use-customers";
import type { Desk } from "../desk/use-desk";
import { type LiveRecord, useLiveRecord } from "../desk/use-live-record";
import { say } from "../words";
import { MonthField } from "./month-field";
import { ParticipantList } from "./participant-list";

interface Props {
  readonly customer: string;
  readonly desk: Desk;
  readonly onClose: () => void;
}

const CYCLES = ["month", "quarter", "half-year", "year"] as const;

/** How often a customer is met, what they want to achieve, how they like to be served. */
export function RelationDialog({ customer, desk, onClose }: Props) {
  const add = useAddRecord();
  const { nameOf } = useCustomers();
  const known = desk.relations.find(({ id }) => id === customer);
  const [relation, setRelation] = useState(known ?? null);
  const [problem, setProblem] = useState<string | null>(null);
  const begin = async () => {
    const record: CustomerRelation = {
      id: customer,
      every: "quarter",
      nextOn: null,
      outcomes: "",
      preferences: "",
      baseline: null,
      participants: [],
    };
    try {
      setRelation(await add("relation", record));
    } catch (error) {
      setProblem(messageOf(error));
    }
  };
  const title = nameOf(customer);
  if (relation !== null) return <RelationForm relation={relation} title={title} onClose={onClose} />;
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button appearance="subtle" onClick={onClose}>
            {say("cancel")}
          </Button>
          {desk.mayChange && (
            <Button appearance="primary" onClick={begin}>
              {say("relation.begin")}
            </Button>
          )}
        </>
      }
    >
      <p>{say("relation.begin-why")}</p>
      {problem !== null && (
        <p role="alert" className="field-error">
          {problem}
        </p>
      )}
    </Dialog>
  );
}

function RelationForm({
  relation,
  title,
  onClose,
}: {
  readonly relation: CustomerRelation;
  readonly title: string;
  readonly onClose: () => void;
}) {
  const live = useLiveRecord("relation", relation);
  const close = async () => {
    if (await live.flush()) onClose();
  };
  return (
    <Dialog
      title={title}
      width="large"
      onClose={close}
      actions={
        <Button appearance="primary" onClick={close}>
          {say("close")}
        </Button>
      }
    >
      <div className="entry-form">
        <div className="field-row">
          <ChoiceField
            slot={live.perhaps<(typeof CYCLES)[number]>("every")}
            label={say("relation.every")}
            choices={CYCLES.map((every) => ({ value: every, text: say(`relation.cycles.${every}`) }))}
          />
          <DateField slot={live.perhaps("nextOn")} label={say("relation.next")} />
        </div>
        <BaselineFields live={live} />
        <LongText slot={live.text("outcomes")} label={say("relation.outcomes")} help={say("relation.outcomes-help")} />
        <LongText
          slot={live.text("preferences")}
          label={say("relation.preferences")}
          help={say("relation.preferences-help")}
        />
        <ParticipantList live={live} participants={live.record.participants} isMeeting={false} />
        <LiveState live={live} />
      </div>
    </Dialog>
  );
}

/** The months that figures are compared with for good; both or none. */
function BaselineFields({ live }: { readonly live: LiveRecord<CustomerRelation> }) {
  const { baseline } = live.record;
  const slot = (end: "first" | "last"): Slot<string> => ({
    ...live.perhaps<string>("baseline", end),
    set: (month) => {
      const wanted = month === undefined ? null : { first: month, last: month, ...baseline, [end]: month };
      live.change(["baseline"], wanted !== null && wanted.first > wanted.last ? { first: month, last: month } : wanted);
    },
  });
  return (
    <div>
      <div className="field-row">
        <MonthField slot={slot("first")} label={say("relation.baseline-first")} isRequired={false} />
        <MonthField slot={slot("last")} label={say("relation.baseline-last")} isRequired={false} />
      </div>
      <p className="quiet">{say("relation.baseline-help")}</p>
    </div>
  );
}

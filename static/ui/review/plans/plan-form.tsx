import Button from "@atlaskit/button/new";
import Heading from "@atlaskit/heading";
import { useState } from "react";
import { monthsLater } from "../../../../src/domain/history-pages/month";
import {
  type ClosedPlan,
  percentOf,
  type ServiceImprovementPlan,
} from "../../../../src/domain/review/improvement-plan";
import { useApp } from "../../shared/app/app";
import { useCatalogue } from "../../shared/catalogue/catalogue-store";
import { ChoiceField } from "../../shared/form/choice-field";
import { DateField } from "../../shared/form/date-field";
import { ReadOnlyContext } from "../../shared/form/field";
import { LongText } from "../../shared/form/long-text";
import { replaced, slotOf } from "../../shared/form/slot";
import { TextField } from "../../shared/form/text-field";
import { messageOf, useLoaded } from "../../shared/loading/loaded";
import { LoadedView } from "../../shared/loading/loaded-view";
import { Dialog } from "../../shared/parts/dialog";
import { Note } from "../../shared/parts/note";
import { PageHeading } from "../../shared/parts/page-heading";
import { PutOnAgenda } from "../agenda/put-on-agenda";
import { useReviewFormats } from "../desk/formats";
import { LiveState } from "../desk/live-state";
import { RemoveRecord } from "../desk/remove-record";
import type { Desk } from "../desk/use-desk";
import { type LiveRecord, useLiveRecord } from "../desk/use-live-record";
import { useToday } from "../desk/use-today";
import { PackTable } from "../pack/pack-table";
import { MonthField } from "../reviews/month-field";
import { TaskList } from "../reviews/task-list";
import { say } from "../words";
import "../reviews/reviews.css";
import "../pack/pack.css";

interface Props {
  readonly plan: ServiceImprovementPlan;
  readonly desk: Desk;
  readonly onChanged: () => void;
}

/** One plan: where it started, where it is to get, what is done, and at the end whether it helped. */
export function PlanForm({ plan, desk, onChanged }: Props) {
  const live = useLiveRecord("plan", plan);
  const { catalogue } = useCatalogue();
  const formats = useReviewFormats();
  const [isClosing, setClosing] = useState(false);
  const { record } = live;
  const { closed } = record;
  const nameOf = (key: string) => catalogue.agreements.findLast((entry) => entry.key === key)?.name ?? key;
  const requirement = record.cause.kind === "requirement" ? record.cause.requirement : null;
  return (
    <ReadOnlyContext.Provider value={!desk.mayChange || closed !== null}>
      <PageHeading
        parent={{ to: "/plans", text: say("plans.title") }}
        lead={`${nameOf(record.agreement)}, ${say(`measure.${record.measure}`)}`}
        actions={
          desk.mayChange &&
          closed === null && (
            <>
              <Button appearance="primary" onClick={() => setClosing(true)}>
                {say("plan.close")}
              </Button>
              <PutOnAgenda
                customer={record.customer}
                text={record.name || say("plan.unnamed")}
                about={{ kind: "plan", id: record.id }}
              />
              <RemoveRecord kind="plan" id={record.id} to="/plans" onRemoved={onChanged} />
            </>
          )
        }
      >
        {record.name || say("plan.unnamed")}
      </PageHeading>
      {closed !== null && (
        <Note
          kind={closed.verdict === "worked" ? "success" : "information"}
          title={say(`plan.verdict.${closed.verdict}`)}
        >
          {formats.date(closed.on)}: {closed.words}
        </Note>
      )}
      <Effect plan={record} />
      <div className="entry-form">
        <p className="quiet">
          {requirement === null
            ? say(`plan.causes.${record.cause.kind}`)
            : say("plan.because", {
                asked: desk.requirements.find(({ id }) => id === requirement)?.asked ?? say("requirement.gone"),
              })}
        </p>
        <TextField slot={live.text("name")} label={say("plan.name")} />
        <LongText slot={live.text("words")} label={say("plan.words")} help={say("plan.words-help")} />
        <div className="field-row">
          <TextField slot={live.text("owner")} label={say("plan.owner")} />
          <DateField slot={live.perhaps("dueOn")} label={say("plan.due")} />
        </div>
        <TaskList
          live={live}
          list="tasks"
          of={{ kind: "plan", id: record.id }}
          tasks={record.tasks}
          label={say("plan.tasks")}
        />
        {closed === null && <LiveState live={live} />}
      </div>
      {isClosing && (
        <ClosePlan
          live={live}
          onClose={() => setClosing(false)}
          onClosed={() => {
            setClosing(false);
            onChanged();
          }}
        />
      )}
    </ReadOnlyContext.Provider>
  );
}

/** Before and since, side by side on the same agreement, and what it is to be. */
function Effect({ plan }: { readonly plan: ServiceImprovementPlan }) {
  const { call } = useApp();
  const formats = useReviewFormats();
  const today = useToday();
  const { agreement, measure, customer, begunOn, closed } = plan;
  const [first, last] = [begunOn.slice(0, 7), today.slice(0, 7)];
  const { loaded } = useLoaded(
    async () =>
      closed === null
        ? { period: { first, last }, ...(await call("keptShare", { agreement, measure, customer, first, last })) }
        : closed.effect,
    [call, agreement, measure, customer, first, last, closed],
  );
  return (
    <section className="pack-part" aria-labelledby="plan-effect">
      <Heading as="h3" size="small">
        <span id="plan-effect">{say("plan.effect")}</span>
      </Heading>
      <LoadedView of={loaded} what={say("plan.effect-name")}>
        {(effect) => (
          <PackTable
            label={say("plan.effect")}
            rows={[
              { name: say("plan.before"), of: plan.baseline },
              { name: say("plan.since"), of: effect },
            ]}
            rowKey={({ name }) => name}
            columns={[
              { heading: say("plan.when"), value: ({ name }) => name },
              { heading: say("review.period"), value: ({ of }) => formats.period(of.period) },
              {
                heading: say("pack.kept"),
                value: ({ of }) => {
                  const percent = percentOf(of);
                  return percent === null ? say("pack.not-measured") : formats.percent(percent);
                },
              },
              {
                heading: say("pack.counts"),
                value: ({ of: { kept, counted } }) => say("pack.kept-count", { kept, counted }),
              },
              { heading: say("plan.target"), value: () => formats.percent(plan.targetPercent) },
            ]}
          />
        )}
      </LoadedView>
    </section>
  );
}

interface ClosingForm {
  readonly first?: string;
  readonly last?: string;
  readonly verdict?: ClosedPlan["verdict"];
  readonly words?: string;
}

const VERDICTS = ["worked", "worked-in-part", "did-not-work", "given-up"] as const;

function ClosePlan({
  live,
  onClose,
  onClosed,
}: {
  readonly live: LiveRecord<ServiceImprovementPlan>;
  readonly onClose: () => void;
  readonly onClosed: () => void;
}) {
  const { call } = useApp();
  const today = useToday();
  const { agreement, measure, customer, begunOn, id } = live.record;
  const [form, setForm] = useState<ClosingForm>(() => {
    const begun = begunOn.slice(0, 7);
    const last = monthsLater(today.slice(0, 7), -1);
    return { first: begun, last: [begun, last].sort().at(-1)! };
  });
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const slot = slotOf<ClosingForm>({
    value: form,
    change: (steps, value) => setForm((now) => (replaced(now, steps, value) ?? {}) as ClosingForm),
    problemsAt: () => [],
    refuse: () => undefined,
  });
  const close = async () => {
    const { first, last, verdict, words } = form;
    if (first === undefined || last === undefined || first > last || verdict === undefined || !words)
      return setProblem(say("plan.close-incomplete"));
    setBusy(true);
    try {
      if (!(await live.flush())) return setProblem(say("live.failed-title"));
      const { kept, counted } = await call("keptShare", { agreement, measure, customer, first, last });
      const closed: ClosedPlan = { on: today, verdict, words, effect: { period: { first, last }, kept, counted } };
      const edits = [{ path: ["closed"], before: null, after: closed }];
      const saved = await call("editReviewRecord", { kind: "plan", id, edits });
      live.replace(saved.record as ServiceImprovementPlan);
      onClosed();
    } catch (error) {
      setProblem(messageOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={say("plan.close")}
      onClose={onClose}
      actions={
        <>
          <Button appearance="subtle" onClick={onClose}>
            {say("cancel")}
          </Button>
          <Button appearance="primary" isLoading={isBusy} onClick={close}>
            {say("plan.close")}
          </Button>
        </>
      }
    >
      <div className="entry-form">
        <p>{say("plan.close-why")}</p>
        <div className="field-row">
          <MonthField slot={slot.at("first")} label={say("plan.effect-first")} />
          <MonthField slot={slot.at("last")} label={say("plan.effect-last")} />
        </div>
        <ChoiceField
          slot={slot.at("verdict")}
          label={say("plan.verdict-label")}
          choices={VERDICTS.map((value) => ({ value, text: say(`plan.verdict.${value}`) }))}
          isRequired
        />
        <LongText slot={slot.at("words")} label={say("plan.verdict-words")} isRequired />
        {problem !== null && (
          <p role="alert" className="field-error">
            {problem}
          </p>
        )}
      </div>
    </Dialog>
  );
}

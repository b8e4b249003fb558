import Button from "@atlaskit/button/new";
import Heading from "@atlaskit/heading";
import { useState } from "react";
import type { MonitoringStatus } from "../../../../src/contract";
import { useApp } from "../../shared/app/app";
import { Field } from "../../shared/form/field";
import { messageOf } from "../../shared/loading/loaded";
import { say } from "../../shared/words/say";
import { localDate } from "../calendars/time-zones";
import { readPeriod } from "./baseline-period";

interface Props {
  readonly baseline: MonitoringStatus["baseline"];
  readonly onStarted: () => void;
}

/** Takes in the finished tickets of a period, and tells how far that is. */
export function BaselinePanel({ baseline, onStarted }: Props) {
  const { call, notify, now, viewer } = useApp();
  const { timeZone } = viewer;
  const [first, setFirst] = useState("");
  const [last, setLast] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const start = async () => {
    const period = readPeriod(first, last, timeZone, localDate(now(), timeZone));
    if (period.kind === "refused") return setProblem(say(`tickets.baseline.${period.reason}`));
    setBusy(true);
    setProblem(null);
    try {
      await call("startBaseline", { from: period.from, to: period.to });
      notify({ kind: "info", title: say("tickets.baseline.started") });
      onStarted();
    } catch (error) {
      setProblem(messageOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className="part" aria-label={say("tickets.baseline.title")}>
      <Heading as="h3" size="small">
        {say("tickets.baseline.title")}
      </Heading>
      <p>{say("tickets.baseline.help")}</p>
      {baseline !== null && <Progress baseline={baseline} />}
      <div className="baseline-period">
        <DayField
          id="baseline-from"
          label={say("tickets.baseline.from")}
          value={first}
          problem={problem}
          onDay={setFirst}
        />
        <DayField id="baseline-to" label={say("tickets.baseline.to")} value={last} problem={null} onDay={setLast} />
      </div>
      <div className="buttons">
        <Button isLoading={isBusy} onClick={start}>
          {say("tickets.baseline.start")}
        </Button>
      </div>
    </section>
  );
}

function Progress({ baseline }: { readonly baseline: NonNullable<MonitoringStatus["baseline"]> }) {
  const { viewer } = useApp();
  const format = new Intl.DateTimeFormat(viewer.locale, { dateStyle: "medium", timeZone: viewer.timeZone });
  const { found, added, finishedAt } = baseline;
  // The end is the first moment that is no longer meant.
  const [from, to] = [format.format(Date.parse(baseline.from)), format.format(Date.parse(baseline.to) - 1)];
  return (
    <p role="status">
      {say(finishedAt === null ? "tickets.baseline.running" : "tickets.baseline.done", { from, to, found, added })}
    </p>
  );
}

interface DayProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly problem: string | null;
  readonly onDay: (day: string) => void;
}

function DayField({ id, label, value, problem, onDay }: DayProps) {
  return (
    <Field id={id} label={label} problems={problem === null ? [] : [problem]}>
      {({ isReadOnly: _, ...control }) => (
        <input
          {...control}
          type="date"
          className="input field-width-short"
          value={value}
          onChange={({ currentTarget }) => onDay(currentTarget.value)}
        />
      )}
    </Field>
  );
}

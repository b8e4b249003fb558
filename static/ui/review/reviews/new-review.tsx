import Button from "@atlaskit/button/new";
import { useState } from "react";
import { useLocation } from "wouter";
import { nextAfter, periodBefore } from "../../../../src/domain/review/customer-relation";
import type { ServiceReview } from "../../../../src/domain/review/service-review";
import { ChoiceField } from "../../shared/form/choice-field";
import { DateField } from "../../shared/form/date-field";
import { slotOf } from "../../shared/form/slot";
import { messageOf } from "../../shared/loading/loaded";
import { Dialog } from "../../shared/parts/dialog";
import { Note } from "../../shared/parts/note";
import { useReviewFormats } from "../desk/formats";
import { useAddRecord } from "../desk/use-add-record";
import { useCustomers } from "../desk/use-customers";
import type { Desk } from "../desk/use-desk";
import { useToday } from "../desk/use-today";
import { say } from "../words";
import { MonthField } from "./month-field";

interface Form {
  readonly customer?: string;
  readonly meetingOn?: string;
  readonly first?: string;
  readonly last?: string;
}

/** Begins a review: with whom, when, about which months. The rest fills itself. */
export function NewReview({
  desk,
  customer,
  onClose,
}: {
  readonly desk: Desk;
  readonly customer: string | null;
  readonly onClose: () => void;
}) {
  const add = useAddRecord();
  const { customers } = useCustomers();
  const formats = useReviewFormats();
  const today = useToday();
  const [, navigate] = useLocation();
  const [id] = useState(() => crypto.randomUUID());
  const [form, setForm] = useState<Form>(() => ofCustomer(desk, customer ?? onlyOf(customers), today));
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const slot = slotOf<Form>({
    value: form,
    change: ([key], value) =>
      setForm((now) =>
        key === "customer"
          ? { ...ofCustomer(desk, value as string | undefined, today) }
          : { ...now, [key as keyof Form]: value },
      ),
    problemsAt: () => [],
    refuse: () => undefined,
  });
  const begin = async () => {
    const { customer: key, meetingOn, first, last } = form;
    if (key === undefined || meetingOn === undefined || first === undefined || last === undefined)
      return setProblem(say("reviews.incomplete"));
    setBusy(true);
    const usual = desk.relations.find((one) => one.id === key)?.participants ?? [];
    const review: ServiceReview = {
      id,
      customer: key,
      period: { first, last },
      meetingOn,
      preparation: "",
      minutes: "",
      topics: [],
      participants: usual.map((one) => ({ ...one, wasPresent: true, signedOn: null })),
      decisions: [],
      actions: [],
      rating: null,
      perception: "",
      nextOn: null,
      frozen: null,
    };
    try {
      await add("review", review);
      await navigate(`/reviews/${id}`);
    } catch (error) {
      setProblem(messageOf(error));
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={say("reviews.new")}
      onClose={onClose}
      actions={
        <>
          <Button appearance="subtle" onClick={onClose}>
            {say("cancel")}
          </Button>
          <Button appearance="primary" isLoading={isBusy} onClick={begin}>
            {say("reviews.begin")}
          </Button>
        </>
      }
    >
      <div className="entry-form">
        {customers.length === 0 && (
          <Note kind="information" title={say("reviews.no-customers")}>
            {say("reviews.no-customers-why")}
          </Note>
        )}
        <ChoiceField
          slot={slot.at("customer")}
          label={say("review.customer")}
          choices={customers.map(({ key, name }) => ({ value: key, text: name }))}
          isRequired
        />
        <DateField slot={slot.at("meetingOn")} label={say("review.meeting-on")} isRequired />
        <div className="field-row">
          <MonthField slot={slot.at("first")} label={say("review.first")} />
          <MonthField slot={slot.at("last")} label={say("review.last")} />
        </div>
        {form.first !== undefined && form.last !== undefined && form.first <= form.last && (
          <p className="quiet">
            {say("review.about", { period: formats.period({ first: form.first, last: form.last }) })}
          </p>
        )}
        {problem !== null && (
          <p role="alert" className="field-error">
            {problem}
          </p>
        )}
      </div>
    </Dialog>
  );
}

const onlyOf = (customers: readonly { readonly key: string }[]) =>
  customers.length === 1 ? customers[0]!.key : undefined;

/** When and about what the next review with a customer is, as was settled with them; else this month about the last one. */
function ofCustomer(desk: Desk, customer: string | undefined, today: string): Form {
  if (customer === undefined) return {};
  const relation = desk.relations.find(({ id }) => id === customer);
  const every = relation?.every ?? "month";
  const last = desk.reviews
    .filter((one) => one.customer === customer)
    .map(({ meetingOn }) => meetingOn)
    .sort()
    .at(-1);
  const planned = relation?.nextOn ?? (last === undefined ? today : nextAfter(last, every));
  const meetingOn = planned < today ? today : planned;
  return { customer, meetingOn, ...periodBefore(meetingOn, every) };
}

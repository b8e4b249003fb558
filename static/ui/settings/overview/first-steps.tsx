import { useCatalogue } from "../../shared/catalogue/catalogue-store";
import { entriesIn } from "../../shared/catalogue/entries";
import { PageLink } from "../../shared/parts/page-link";
import { StateLozenge } from "../../shared/parts/state-lozenge";
import { say } from "../../shared/words/say";

const STEPS = [
  { section: "services", to: "/services/new", list: "/services", word: "service" },
  { section: "calendars", to: "/calendars/new", list: "/calendars", word: "calendar" },
  { section: "contacts", to: "/contacts/new", list: "/contacts", word: "contact" },
  { section: "agreements", to: "/agreements/new", list: "/agreements", word: "agreement" },
] as const;

/** From nothing to a promise that is watched: what to do in which order, and why. */
export function FirstSteps() {
  const { catalogue } = useCatalogue();
  const next = STEPS.find(({ section }) => entriesIn(catalogue, section).length === 0);
  return (
    <ol className="first-steps">
      {STEPS.map((step) => {
        const isDone = entriesIn(catalogue, step.section).length > 0;
        return (
          <li key={step.word}>
            <div className="first-step">
              <PageLink to={isDone ? step.list : step.to}>{say(`overview.steps.${step.word}`)}</PageLink>
              <StateLozenge mood={isDone ? "success" : step === next ? "inprogress" : "default"}>
                {say(isDone ? "overview.done" : step === next ? "overview.next" : "overview.later")}
              </StateLozenge>
            </div>
            <span className="quiet">{say(`overview.steps.${step.word}-why`)}</span>
          </li>
        );
      })}
    </ol>
  );
}

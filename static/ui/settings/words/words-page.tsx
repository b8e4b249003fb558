import { settings } from "../../../../locales/en-US.json";
import { PageHeading } from "../../shared/parts/page-heading";
import type { TermName } from "../../shared/parts/term-list";
import { say } from "../../shared/words/say";
import "./words.css";

const names = Object.keys(settings.terms.word) as readonly TermName[];

/** What every word of these pages means, in the order in which one meets them. */
export default function WordsPage() {
  return (
    <>
      <PageHeading lead={say("terms.lead")}>{say("terms.title")}</PageHeading>
      <dl className="words">
        {names.map((name) => (
          <div key={name}>
            <dt>{say(`terms.word.${name}`)}</dt>
            <dd>{say(`terms.meaning.${name}`)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

import Heading from "@atlaskit/heading";
import type { CatalogueDifference, EntryChange, SectionChange } from "../../../../src/domain/catalogue/difference";
import type { FactChange } from "../../../../src/domain/catalogue/fact-changes";
import type { AnySection } from "../../../../src/domain/catalogue/section";
import { factPath, factValue } from "../../shared/parts/facts";
import { type Mood, StateLozenge } from "../../shared/parts/state-lozenge";
import { say } from "../../shared/words/say";

/** A section with more changed entries than this tells how many more there are. */
const LISTED = 50;
/** So few changes are shown with all their facts at once. */
const UNFOLDED = 10;

const moods: Readonly<Record<EntryChange["kind"], Mood>> = { added: "success", removed: "removed", changed: "moved" };

/** What a file would change, section by section and entry by entry; the facts of an entry unfold. */
export function DifferenceView({ difference }: { readonly difference: CatalogueDifference }) {
  const { entries, sections } = difference;
  const bySection = new Map<AnySection, EntryChange[]>();
  for (const entry of entries) bySection.set(entry.section, [...(bySection.get(entry.section) ?? []), entry]);
  const count = (kind: EntryChange["kind"]) => entries.filter((entry) => entry.kind === kind).length;
  return (
    <section aria-label={say("exchange.difference.title")} className="difference">
      <Heading as="h3" size="small">
        {say("exchange.difference.title")}
      </Heading>
      <p>
        {say("exchange.difference.summary", {
          added: count("added"),
          changed: count("changed"),
          removed: count("removed"),
        })}
      </p>
      {[...bySection].map(([section, changes]) => (
        <div key={section}>
          <Heading as="h4" size="xsmall">
            {say(`exchange.sections.${section}`)}
          </Heading>
          <ul className="difference-entries">
            {changes.slice(0, LISTED).map((change) => (
              <li key={`${change.key} ${change.version}`}>
                <EntryLine change={change} isOpen={entries.length <= UNFOLDED} />
              </li>
            ))}
          </ul>
          {changes.length > LISTED && (
            <p className="quiet">{say("exchange.difference.more", { count: changes.length - LISTED })}</p>
          )}
        </div>
      ))}
      {sections.map((change) => (
        <p key={`${change.section} ${change.kind}`}>{sectionInWords(change)}</p>
      ))}
    </section>
  );
}

function EntryLine({ change, isOpen }: { readonly change: EntryChange; readonly isOpen: boolean }) {
  const { kind, key, title, version } = change;
  const line = (
    <>
      <StateLozenge mood={moods[kind]}>{say(`exchange.difference.${kind}`)}</StateLozenge> {title}{" "}
      <span className="quiet">
        {[title === key ? "" : key, version === undefined ? "" : say("exchange.difference.version", { version })]
          .filter((part) => part !== "")
          .join(", ")}
      </span>
    </>
  );
  if (change.kind !== "changed") return line;
  return (
    <details open={isOpen}>
      <summary>
        {line}
        <span className="quiet"> · {say("exchange.difference.facts", { count: change.facts.length })}</span>
      </summary>
      <ul>
        {change.facts.map((fact) => (
          <li key={JSON.stringify(fact.path) + fact.kind}>{factInWords(fact)}</li>
        ))}
      </ul>
    </details>
  );
}

/** `targets › resolution, High › within: 8 h becomes 4 h`. */
export function factInWords(fact: FactChange): string {
  const path = factPath(withoutRepetition(fact));
  switch (fact.kind) {
    case "added":
      return say("exchange.difference.is-new", { path, after: factValue(fact.after) });
    case "removed":
      return say("exchange.difference.is-gone", { path, before: factValue(fact.before) });
    case "changed":
      return say("exchange.difference.becomes", {
        path,
        before: factValue(fact.before),
        after: factValue(fact.after),
      });
    case "order":
      return say("exchange.difference.order", { path });
  }
}

/** A list of keys or names has nothing but them to tell its items apart, and the value says the same. */
function withoutRepetition({ kind, path }: FactChange): FactChange["path"] {
  const last = path.at(-1);
  const isItself = typeof last === "object" && "value" in last.item;
  return isItself && (kind === "added" || kind === "removed") ? path.slice(0, -1) : path;
}

function sectionInWords({ kind, section }: SectionChange): string {
  return say(`exchange.difference.section-${kind}`, { section: say(`exchange.sections.${section}`) });
}

import { useMemo } from "react";
import type { Section } from "../../../../src/domain/catalogue/section";
import type { Use } from "../../../../src/domain/catalogue/usage";
import { useCatalogue } from "../catalogue/catalogue-store";
import { entriesIn } from "../catalogue/entries";
import { say, sayIfKnown } from "../words/say";
import { inPath, PageLink } from "./page-link";

interface Props {
  readonly section: Section;
  readonly entryKey: string;
}

const LISTED = 8;

/**
 * Who relies on an entry, shown before it is changed or removed.
 *
 * ```tsx
 * {form.original && <UsedBy section="calendars" entryKey={form.original.key} />}
 * ```
 */
export function UsedBy({ section, entryKey }: Props) {
  const { usage, catalogue } = useCatalogue();
  const uses = useMemo(() => distinct(usage.usesOf(section, entryKey)), [usage, section, entryKey]);
  if (uses.length === 0) return <p className="quiet">{say("used-by.nobody")}</p>;
  const nameOf = ({ section, key }: Use): string =>
    (entriesIn(catalogue, section) as readonly { key: string; name?: string }[]).find((entry) => entry.key === key)
      ?.name ?? key;
  const listed = (shown: readonly Use[]) => (
    <ul>
      {shown.map((use) => (
        <li key={`${use.section} ${use.key} ${use.version}`}>
          <PageLink to={addressOf(use)}>{nameOf(use)}</PageLink>{" "}
          <span className="quiet">
            {sayIfKnown(`used-by.sections.${use.section}`)}
            {use.version !== undefined && `, ${say("used-by.version", { version: use.version })}`}
            {`, ${sayIfKnown(`used-by.roles.${use.role}`)}`}
          </span>
        </li>
      ))}
    </ul>
  );
  return (
    <section className="used-by" aria-label={say("used-by.title")}>
      <p>{say("used-by.count", { count: uses.length })}</p>
      {listed(uses.slice(0, LISTED))}
      {uses.length > LISTED && (
        <details>
          <summary>{say("used-by.more", { count: uses.length - LISTED })}</summary>
          {listed(uses.slice(LISTED))}
        </details>
      )}
    </section>
  );
}

/** Each user once, by the first of its roles. */
function distinct(uses: readonly Use[]): readonly Use[] {
  const seen = new Map(uses.toReversed().map((use) => [`${use.section} ${use.key} ${use.version}`, use]));
  return [...seen.values()].reverse();
}

const PATHS: Readonly<Record<Section, string>> = {
  calendars: "calendars",
  configurationItems: "items",
  services: "services",
  contacts: "contacts",
  customers: "customers",
  agreements: "agreements",
};

/** The page of an entry. */
export function addressOf({
  section,
  key,
  version,
}: {
  section: Section;
  key: string;
  version?: number | undefined;
}): string {
  return `/${PATHS[section]}/${inPath(key)}${version === undefined ? "" : `/${version}`}`;
}

import Heading from "@atlaskit/heading";
import { useMemo } from "react";
import { titleOf } from "../../../../src/domain/catalogue/entry-title";
import type { Component, Reached } from "../../../../src/domain/catalogue/usage";
import { useCatalogue } from "../catalogue/catalogue-store";
import { entriesIn } from "../catalogue/entries";
import { say } from "../words/say";
import { PageLink } from "./page-link";
import { addressOf } from "./used-by";
import "./relations.css";

/** What fails with a service or configuration item, and what it needs, each as a tree: nearest first, each once. */
export function Relations({ component }: { readonly component: Component }) {
  const { usage } = useCatalogue();
  const { section, key } = component;
  const affected = useMemo(() => usage.affects({ section, key }), [usage, section, key]);
  const needed = useMemo(() => usage.restsOn({ section, key }), [usage, section, key]);
  return (
    <div className="relations">
      <section aria-label={say("items.affects")}>
        <Heading as="h3" size="small">
          {say("items.affects")}
        </Heading>
        {affected.length === 0 ? <p className="quiet">{say("items.affects-nothing")}</p> : <Tree reached={affected} />}
      </section>
      <section aria-label={say("items.rests-on")}>
        <Heading as="h3" size="small">
          {say("items.rests-on")}
        </Heading>
        {needed.length === 0 ? <p className="quiet">{say("items.rests-on-nothing")}</p> : <Tree reached={needed} />}
      </section>
    </div>
  );
}

function Tree({ reached }: { readonly reached: readonly Reached[] }) {
  const { catalogue } = useCatalogue();
  const names = useMemo(
    () =>
      new Map(
        (["services", "configurationItems"] as const).flatMap((section) =>
          entriesIn(catalogue, section).map((entry) => [`${section} ${entry.key}`, titleOf(entry)] as const),
        ),
      ),
    [catalogue],
  );
  const branches = useMemo(() => branchesOf(reached), [reached]);
  return <Branch names={names} branches={branches} under={null} />;
}

interface BranchProps {
  readonly names: ReadonlyMap<string, string>;
  readonly branches: ReadonlyMap<Reached | null, readonly Reached[]>;
  /** The branch whose twigs are shown; null for the trunk. */
  readonly under: Reached | null;
}

function Branch({ names, branches, under }: BranchProps) {
  const here = branches.get(under);
  if (here === undefined) return null;
  return (
    <ul>
      {here.map((each) => (
        <li key={`${each.section} ${each.key}`}>
          <PageLink to={addressOf(each)}>{names.get(`${each.section} ${each.key}`) ?? each.key}</PageLink>{" "}
          <span className="quiet">{say(each.section === "services" ? "items.service" : "items.item")}</span>
          <Branch names={names} branches={branches} under={each} />
        </li>
      ))}
    </ul>
  );
}

/** What hangs on what; on null what is next to the start. */
function branchesOf(reached: readonly Reached[]): ReadonlyMap<Reached | null, readonly Reached[]> {
  const branches = new Map<Reached | null, Reached[]>();
  for (const each of reached) {
    const beside = branches.get(each.via);
    if (beside === undefined) branches.set(each.via, [each]);
    else beside.push(each);
  }
  return branches;
}

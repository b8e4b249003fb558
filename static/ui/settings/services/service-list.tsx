import Button from "@atlaskit/button/new";
import { useMemo } from "react";
import { useLocation } from "wouter";
import type { Service } from "../../../../src/domain/catalogue/service";
import type { Usage } from "../../../../src/domain/catalogue/usage";
import { useCatalogue } from "../../shared/catalogue/catalogue-store";
import { entryOf } from "../../shared/catalogue/entries";
import { PageHeading } from "../../shared/parts/page-heading";
import { inPath, PageLink } from "../../shared/parts/page-link";
import { type Column, EntryTable } from "../../shared/table/entry-table";
import { say } from "../../shared/words/say";
import { ServiceStateLozenge } from "./service-state";

export function ServiceList() {
  const { catalogue, usage, isFollowed } = useCatalogue();
  const [, navigate] = useLocation();
  const columns = useMemo<readonly Column<Service>[]>(
    () => [
      {
        key: "name",
        heading: say("services.name"),
        text: ({ name }) => name,
        cell: ({ key, name }) => <PageLink to={`/services/${inPath(key)}`}>{name}</PageLink>,
      },
      {
        key: "state",
        heading: say("services.state"),
        text: ({ state = "live" }) => say(`services.states.${state}`),
        cell: ({ state }) => <ServiceStateLozenge state={state} />,
      },
      {
        key: "owner",
        heading: say("services.owner"),
        text: ({ owner }) => (owner === undefined ? "" : (entryOf(catalogue, "contacts", owner)?.name ?? owner)),
      },
      {
        key: "hours",
        heading: say("services.hours"),
        text: ({ hours }) => (hours === undefined ? "" : (entryOf(catalogue, "calendars", hours)?.name ?? hours)),
      },
      {
        key: "agreements",
        heading: say("services.agreements"),
        text: ({ key }) => String(agreementsAbout(usage, key).size),
        order: ({ key }) => agreementsAbout(usage, key).size,
      },
    ],
    [catalogue, usage],
  );
  const add = !isFollowed && (
    <Button appearance="primary" onClick={() => navigate("/services/new")}>
      {say("services.add")}
    </Button>
  );
  return (
    <>
      <PageHeading
        lead={say("services.lead")}
        terms={["service", "configuration-item", "service-hours"]}
        actions={catalogue.services.length > 0 && add}
      >
        {say("services.title")}
      </PageHeading>
      <EntryTable
        label={say("services.title")}
        rows={catalogue.services}
        columns={columns}
        rowKey={({ key }) => key}
        alsoSearched={({ key, description = "" }) => `${key} ${description}`}
        empty={{ title: say("services.empty"), description: say("services.empty-lead"), actions: add }}
      />
    </>
  );
}

function agreementsAbout(usage: Usage, key: string): ReadonlySet<string> {
  const uses = usage.usesOf("services", key).filter(({ section }) => section === "agreements");
  return new Set(uses.map((use) => use.key));
}

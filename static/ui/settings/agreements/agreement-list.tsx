import Button from "@atlaskit/button/new";
import { useMemo, useState } from "react";
import { useLocation } from "wouter";
import { useApp } from "../../shared/app/app";
import { useCatalogue } from "../../shared/catalogue/catalogue-store";
import { PageHeading } from "../../shared/parts/page-heading";
import { inPath, PageLink } from "../../shared/parts/page-link";
import { type Column, EntryTable } from "../../shared/table/entry-table";
import { say } from "../../shared/words/say";
import { FitCell } from "../chain/fit-cell";
import { type AgreementFilter, type AgreementRow, agreementRows, filterRows } from "./agreement-rows";
import { FindingsCell } from "./checks/findings-cell";
import { InspectionProvider } from "./checks/use-inspection";
import { StageLozenge, stages } from "./stage-lozenge";
import { useFormats } from "./use-formats";

const kinds = ["sla", "ola", "uc"] as const;

/** All agreements, with what each is about, how far it has come, and whether it can be kept. */
export function AgreementList() {
  const { catalogue, isFollowed } = useCatalogue();
  const { now } = useApp();
  const [, navigate] = useLocation();
  const formats = useFormats();
  const [filter, setFilter] = useState<AgreementFilter>({ text: "", kind: null, stage: null, service: null });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the stages are those of the moment at which the list is opened
  const all = useMemo(() => agreementRows(catalogue, now()), [catalogue]);
  const rows = useMemo(() => filterRows(all, filter), [all, filter]);
  const columns = useMemo<readonly Column<AgreementRow>[]>(
    () => [
      {
        key: "agreement",
        heading: say("agreements.column.agreement"),
        text: ({ title }) => title,
        cell: ({ key, title, present }) => (
          <PageLink to={`/agreements/${inPath(key)}/${present.entry.version}`}>{title}</PageLink>
        ),
      },
      {
        key: "kind",
        heading: say("agreements.column.kind"),
        text: ({ kind }) => say(`agreements.kind-short.${kind}`),
      },
      {
        key: "service",
        heading: say("agreements.column.service"),
        text: ({ service }) => service ?? say("agreements.all-services"),
      },
      {
        key: "party",
        heading: say("agreements.column.party"),
        text: ({ party }) => party ?? say("agreements.all-customers"),
      },
      {
        key: "stage",
        heading: say("agreements.column.stage"),
        text: ({ present }) => say(`agreements.stage.${present.stage}`),
        order: ({ present }) => stages.indexOf(present.stage),
        cell: ({ key, present, next }) => (
          <>
            <StageLozenge stage={present.stage} />
            {next !== null && (
              <p className="cell-note">
                <PageLink to={`/agreements/${inPath(key)}/${next.entry.version}`}>
                  {say("agreements.next", {
                    version: next.entry.version,
                    stage: say(`agreements.stage.${next.stage}`),
                  })}
                </PageLink>
              </p>
            )}
          </>
        ),
      },
      {
        key: "validity",
        heading: say("agreements.column.validity"),
        text: ({ present }) => formats.validity(present.entry),
        order: ({ present }) => present.entry.validFrom,
      },
      {
        key: "fit",
        heading: say("agreements.column.fit"),
        text: () => "",
        isUnsorted: true,
        cell: ({ present }) => <FitCell entry={present.entry} />,
      },
      {
        key: "findings",
        heading: say("agreements.column.findings"),
        text: () => "",
        isUnsorted: true,
        cell: ({ present }) => <FindingsCell entry={present.entry} />,
      },
    ],
    [formats],
  );
  const add = !isFollowed && (
    <>
      <Button appearance="primary" onClick={() => navigate("/agreements/new")}>
        {say("agreements.make.sla")}
      </Button>
      <Button onClick={() => navigate("/agreements/new/ola")}>{say("agreements.make.ola")}</Button>
      <Button onClick={() => navigate("/agreements/new/uc")}>{say("agreements.make.uc")}</Button>
    </>
  );
  return (
    <>
      <PageHeading
        lead={say("agreements.intro")}
        terms={["service-level-agreement", "operational-level-agreement", "underpinning-contract", "promise-chain"]}
        actions={all.length > 0 && add}
      >
        {say("agreements.title")}
      </PageHeading>
      <InspectionProvider>
        <div className="agreement-list">
          <EntryTable
            label={say("agreements.title")}
            rows={rows}
            columns={columns}
            rowKey={({ key }) => key}
            alsoSearched={({ key }) => key}
            {...(all.length > 0 && { filters: <Filters filter={filter} onChange={setFilter} /> })}
            empty={{
              title: say("agreements.empty.title"),
              description: say("agreements.empty.text"),
              actions: add,
            }}
          />
        </div>
      </InspectionProvider>
    </>
  );
}

interface FiltersProps {
  readonly filter: AgreementFilter;
  readonly onChange: (filter: AgreementFilter) => void;
}

function Filters({ filter, onChange }: FiltersProps) {
  const { catalogue } = useCatalogue();
  const services = useMemo(
    () => [...catalogue.services].sort((one, other) => one.name.localeCompare(other.name)),
    [catalogue],
  );
  return (
    <>
      <Choice
        label={say("agreements.filter.kind")}
        value={filter.kind}
        choices={kinds.map((kind) => ({ value: kind, text: say(`agreements.kind-short.${kind}`) }))}
        onChange={(kind) => onChange({ ...filter, kind })}
      />
      <Choice
        label={say("agreements.filter.stage")}
        value={filter.stage}
        choices={stages.map((stage) => ({ value: stage, text: say(`agreements.stage.${stage}`) }))}
        onChange={(stage) => onChange({ ...filter, stage })}
      />
      <Choice
        label={say("agreements.filter.service")}
        value={filter.service}
        choices={services.map(({ key, name }) => ({ value: key, text: name }))}
        onChange={(service) => onChange({ ...filter, service })}
      />
    </>
  );
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value | null;
  readonly choices: readonly { readonly value: Value; readonly text: string }[];
  readonly onChange: (value: Value | null) => void;
}

function Choice<Value extends string>({ label, value, choices, onChange }: ChoiceProps<Value>) {
  return (
    <label className="filter">
      <span>{label}</span>
      <select
        className="select"
        value={value ?? ""}
        onChange={({ currentTarget }) =>
          onChange(choices.find((choice) => choice.value === currentTarget.value)?.value ?? null)
        }
      >
        <option value="">{say("agreements.filter.any")}</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.text}
          </option>
        ))}
      </select>
    </label>
  );
}

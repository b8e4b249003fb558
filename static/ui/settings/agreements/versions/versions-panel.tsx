import { useState } from "react";
import type { AgreementEntry } from "../../../../../src/domain/agreement/agreement-entry";
import { differenceOfVersions } from "../../../../../src/domain/catalogue/difference";
import { inPath, PageLink } from "../../../shared/parts/page-link";
import { say } from "../../../shared/words/say";
import type { AgreementRow } from "../agreement-rows";
import { StageLozenge } from "../stage-lozenge";
import { useFormats } from "../use-formats";
import { FactChanges } from "./fact-changes";

interface Props {
  readonly row: AgreementRow;
  /** The version that the page is about. */
  readonly shown: AgreementEntry;
}

/** All versions with who agreed to them, and what differs between any two. */
export function VersionsPanel({ row, shown }: Props) {
  const formats = useFormats();
  return (
    <section className="stack" aria-labelledby="versions">
      <h3 id="versions">{say("agreements.tab.versions")}</h3>
      <table>
        <caption className="visually-hidden">{say("agreements.versions.label")}</caption>
        <thead>
          <tr>
            <th scope="col">{say("agreements.column.version")}</th>
            <th scope="col">{say("agreements.column.stage")}</th>
            <th scope="col">{say("agreements.column.validity")}</th>
            <th scope="col">{say("agreements.versions.who")}</th>
          </tr>
        </thead>
        <tbody>
          {row.versions.toReversed().map(({ entry, stage }) => (
            <tr key={entry.version}>
              <th scope="row">
                <PageLink to={`/agreements/${inPath(entry.key)}/${entry.version}`} isCurrent={entry === shown}>
                  {say("agreements.version", { version: entry.version })}
                </PageLink>
              </th>
              <td>
                <StageLozenge stage={stage} />
              </td>
              <td>{formats.validity(entry)}</td>
              <td>
                {(entry.signatures ?? []).length === 0
                  ? say("agreements.versions.nobody")
                  : (entry.signatures ?? [])
                      .map(({ name, side, on }) =>
                        say("agreements.versions.signed", {
                          name,
                          side: say(`agreements.agree.side.${side}`).toLowerCase(),
                          on: formats.date(on),
                        }),
                      )
                      .join("; ")}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {row.versions.length > 1 ? (
        <Comparison row={row} shown={shown} />
      ) : (
        <p className="quiet">{say("agreements.versions.only-one")}</p>
      )}
    </section>
  );
}

function Comparison({ row, shown }: Props) {
  const all = row.versions.map(({ entry }) => entry);
  const place = all.findIndex(({ version }) => version === shown.version);
  const [from, setFrom] = useState(all[Math.max(0, place - 1)]!.version);
  const [to, setTo] = useState(all[Math.max(1, place)]!.version);
  const entryOf = (version: number) => all.find((entry) => entry.version === version) ?? shown;
  const changes = differenceOfVersions(entryOf(from), entryOf(to));
  return (
    <>
      <h4>{say("agreements.versions.compare")}</h4>
      <div className="buttons">
        <VersionChoice label={say("agreements.versions.from")} all={all} value={from} onChange={setFrom} />
        <VersionChoice label={say("agreements.versions.to")} all={all} value={to} onChange={setTo} />
      </div>
      <div aria-live="polite">
        {changes.length === 0 ? <p>{say("agreements.versions.same")}</p> : <FactChanges changes={changes} />}
      </div>
    </>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly all: readonly AgreementEntry[];
  readonly value: number;
  readonly onChange: (version: number) => void;
}

function VersionChoice({ label, all, value, onChange }: ChoiceProps) {
  return (
    <label className="filter">
      <span>{label}</span>
      <select className="select" value={value} onChange={({ currentTarget }) => onChange(Number(currentTarget.value))}>
        {all.map(({ version }) => (
          <option key={version}>{version}</option>
        ))}
      </select>
    </label>
  );
}

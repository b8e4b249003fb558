import { lazy, Suspense, useMemo } from "react";
import { useLocation } from "wouter";
import { useApp } from "../../shared/app/app";
import { useCatalogue } from "../../shared/catalogue/catalogue-store";
import { EmptyState } from "../../shared/parts/empty-state";
import { Note } from "../../shared/parts/note";
import { PageHeading } from "../../shared/parts/page-heading";
import { inPath, PageLink } from "../../shared/parts/page-link";
import { say } from "../../shared/words/say";
import { type AgreementRow, agreementRows, type VersionAtStage } from "./agreement-rows";
import { ChecksPanel } from "./checks/checks-panel";
import { InspectionProvider } from "./checks/use-inspection";
import { StageLozenge } from "./stage-lozenge";
import { TermsEditor } from "./terms-editor";
import { useFormats } from "./use-formats";
import { Moves } from "./versions/moves";
import { VersionsPanel } from "./versions/versions-panel";

const ChainPanel = lazy(() => import("../chain/chain-panel").then(({ ChainPanel: Panel }) => ({ default: Panel })));
const PublishPanel = lazy(() =>
  import("../publish/publish-panel").then(({ PublishPanel: Panel }) => ({ default: Panel })),
);
const ReadTerms = lazy(() => import("../publish/read-terms").then(({ ReadTerms: Panel }) => ({ default: Panel })));

const tabs = ["terms", "chain", "checks", "versions", "publish"] as const;

interface Props {
  readonly agreementKey: string;
  /** Null: the one that counts today. */
  readonly version: number | null;
  readonly tab: string;
}

/** One version of an agreement: its terms, the chain behind it, what to look at, its life, and the page to publish. */
export function AgreementPage({ agreementKey, version, tab }: Props) {
  const { catalogue } = useCatalogue();
  const { now } = useApp();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the stages are those of the moment at which the page is opened
  const row = useMemo(
    () =>
      agreementRows(
        { ...catalogue, agreements: catalogue.agreements.filter(({ key }) => key === agreementKey) },
        now(),
      )[0],
    [catalogue, agreementKey],
  );
  const shown = version === null ? row?.present : row?.versions.find(({ entry }) => entry.version === version);
  if (row === undefined || shown === undefined)
    return (
      <EmptyState
        title={say("agreements.not-there.title")}
        description={say("agreements.not-there.text")}
        actions={<PageLink to="/agreements">{say("agreements.not-there.back")}</PageLink>}
      />
    );
  return (
    <OneVersion key={shown.entry.version} row={row} shown={shown} tab={tabs.find((each) => each === tab) ?? "terms"} />
  );
}

interface VersionProps {
  readonly row: AgreementRow;
  readonly shown: VersionAtStage;
  readonly tab: (typeof tabs)[number];
}

function OneVersion({ row, shown: { entry, stage }, tab }: VersionProps) {
  const { isFollowed } = useCatalogue();
  const formats = useFormats();
  const [, navigate] = useLocation();
  const address = `/agreements/${inPath(row.key)}/${entry.version}`;
  return (
    <InspectionProvider>
      <PageHeading
        parent={{ to: "/agreements", text: say("agreements.title") }}
        actions={!isFollowed && <Moves entry={entry} stage={stage} />}
      >
        {row.title}
      </PageHeading>
      <p className="buttons facts-line">
        <StageLozenge stage={stage} />
        <span>{say(`agreements.kind.${row.kind}`)}</span>
        <span>{say("agreements.version", { version: entry.version })}</span>
        <span>{formats.validity(entry)}</span>
        {row.versions.length > 1 && <PageLink to={`${address}/versions`}>{say("agreements.other-versions")}</PageLink>}
      </p>
      <p className="quiet">
        {say(`agreements.stage-help.${stage}`, { end: entry.validTo === undefined ? "" : formats.date(entry.validTo) })}
      </p>
      <nav aria-label={say("agreements.tabs")} className="tabs">
        {tabs.map((each) => (
          <PageLink
            key={each}
            to={each === "terms" ? address : `${address}/${each}`}
            isCurrent={each === tab}
            className="tab"
          >
            {say(`agreements.tab.${each}`)}
          </PageLink>
        ))}
      </nav>
      <Suspense fallback={<p role="status">{say("loading.on-its-way", { what: row.title })}</p>}>
        {tab === "terms" &&
          (stage === "draft" && !isFollowed ? (
            <TermsEditor
              version={entry}
              start={entry}
              onSaved={() => undefined}
              onClose={() => void navigate("/agreements")}
            />
          ) : (
            <>
              {entry.state !== "proposed" && stage !== "draft" && (
                <Note kind="information" title={say("agreements.read-only.title")}>
                  {say("agreements.read-only.text")}
                </Note>
              )}
              <ReadTerms entry={entry} />
            </>
          ))}
        {tab === "chain" && <ChainPanel entry={entry} />}
        {tab === "checks" && <ChecksPanel entry={entry} />}
        {tab === "versions" && <VersionsPanel row={row} shown={entry} />}
        {tab === "publish" && <PublishPanel entry={entry} stage={stage} />}
      </Suspense>
    </InspectionProvider>
  );
}

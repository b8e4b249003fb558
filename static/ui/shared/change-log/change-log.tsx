import Button from "@atlaskit/button/new";
import { useEffect, useRef, useState } from "react";
import type { AuditEntry, EntryReference } from "../../../../src/contract";
import { useApp } from "../app/app";
import { useCatalogue } from "../catalogue/catalogue-store";
import { messageOf, useLoaded } from "../loading/loaded";
import { LoadedView } from "../loading/loaded-view";
import { EmptyState } from "../parts/empty-state";
import { factValue } from "../parts/facts";
import { PageLink } from "../parts/page-link";
import { addressOf } from "../parts/used-by";
import { When } from "../parts/when";
import { say, sayIfKnown } from "../words/say";
import "./change-log.css";

interface Page {
  readonly entries: readonly AuditEntry[];
  readonly cursor: string | null;
}

/** When to look for a change that was just saved: the store's index may lag behind it by seconds. */
const LOOK_AGAIN_MS = [0, 2_000, 6_000, 12_000];

/** Who changed what and when, latest first: of one entry, or of everything. */
export function ChangeLog({ entry }: { readonly entry: EntryReference | null }) {
  const { call, notify } = useApp();
  const [earlier, setEarlier] = useState<Page | null>(null);
  const [isBusy, setBusy] = useState(false);
  const { loaded, again } = useLoaded<Page>(async () => {
    setEarlier(null);
    return call("auditTrail", { entry, cursor: null });
  }, [call, JSON.stringify(entry)]);

  const { revision } = useCatalogue();
  const shownRevision = useRef(revision);
  useEffect(() => {
    if (shownRevision.current === revision) return;
    shownRevision.current = revision;
    const timers = LOOK_AGAIN_MS.map((wait) => setTimeout(again, wait));
    return () => timers.forEach(clearTimeout);
  }, [revision, again]);

  const showEarlier = async (after: string) => {
    setBusy(true);
    try {
      const { entries, cursor } = await call("auditTrail", { entry, cursor: after });
      setEarlier((known) => ({ entries: [...(known?.entries ?? []), ...entries], cursor }));
    } catch (error) {
      notify({ kind: "error", title: messageOf(error) });
    } finally {
      setBusy(false);
    }
  };
  return (
    <LoadedView of={loaded} what={say("changes.the-log")}>
      {(first) => {
        const entries = [...first.entries, ...(earlier?.entries ?? [])];
        const { cursor } = earlier ?? first;
        if (entries.length === 0)
          return entry === null ? (
            <EmptyState title={say("changes.empty")} description={say("changes.empty-lead")} />
          ) : (
            <p className="quiet">{say("changes.empty")}.</p>
          );
        return (
          <div className="change-log">
            <ChangeTable entries={entries} showsEntry={entry === null} />
            {cursor !== null && (
              <Button isLoading={isBusy} onClick={() => showEarlier(cursor)}>
                {say("changes.more")}
              </Button>
            )}
          </div>
        );
      }}
    </LoadedView>
  );
}

function ChangeTable({
  entries,
  showsEntry,
}: {
  readonly entries: readonly AuditEntry[];
  readonly showsEntry: boolean;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways has to be reached by the keyboard
    <section className="table-scroll" aria-label={say("changes.title")} tabIndex={0}>
      <table className="facts-table">
        <caption className="visually-hidden">{say("changes.title")}</caption>
        <thead>
          <tr>
            <th scope="col">{say("changes.when")}</th>
            <th scope="col">{say("changes.who")}</th>
            {showsEntry && <th scope="col">{say("changes.entry")}</th>}
            <th scope="col">{say("changes.what")}</th>
            <th scope="col">{say("changes.why")}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines are never edited, and later ones only follow
            <tr key={index}>
              <td className="change-when">
                <When at={Date.parse(entry.at)} />
              </td>
              <td>{entry.by?.name ?? say("changes.app")}</td>
              {showsEntry && (
                <td>
                  <EntryName reference={entry.entry} />
                </td>
              )}
              <td>
                <strong>{sayIfKnown(`changes.actions.${entry.action}`)}</strong>
                <Facts facts={entry.facts} />
              </td>
              <td>
                {entry.issueKey === "" && <span className="quiet">{say("changes.ticket-not-shown")}</span>}
                {entry.issueKey && <IssueLink issueKey={entry.issueKey} />} {entry.note}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function EntryName({ reference }: { readonly reference: EntryReference | null }) {
  const { catalogue } = useCatalogue();
  if (reference === null) return say("changes.whole");
  if (reference.section === "priorityMatrix") return say("changes.matrix");
  const { section } = reference;
  if (section === "statuses") return `${say("changes.statuses")} ${reference.key}`;
  const entries = (catalogue[section] ?? []) as readonly { key: string; name?: string; version?: number }[];
  const version = reference.section === "agreements" ? reference.version : undefined;
  const found = entries.find((each) => each.key === reference.key && each.version === version);
  const kind = sayIfKnown(`used-by.sections.${section}`);
  return (
    <>
      {found === undefined ? (
        reference.key
      ) : (
        <PageLink to={addressOf({ section, key: reference.key, version })}>{found.name ?? found.key}</PageLink>
      )}{" "}
      <span className="quiet">
        {kind}
        {version !== undefined && `, ${say("used-by.version", { version })}`}
      </span>
    </>
  );
}

/** As many as are read at a glance; the others are folded away. */
const AT_ONCE = 3;

function Facts({ facts }: Pick<AuditEntry, "facts">) {
  const list = (shown: AuditEntry["facts"]) => (
    <ul className="change-facts">
      {shown.map((fact) => (
        <li key={fact.path}>
          {fact.path !== "" && <span className="quiet">{fact.path}: </span>}
          {fact.before !== null && fact.before !== undefined && (
            <>
              <del>{factValue(fact.before)}</del>{" "}
            </>
          )}
          {fact.after !== null && fact.after !== undefined && <ins>{factValue(fact.after)}</ins>}
        </li>
      ))}
    </ul>
  );
  if (facts.length <= AT_ONCE) return facts.length === 0 ? null : list(facts);
  return (
    <details>
      <summary>{say("changes.facts", { count: facts.length })}</summary>
      {list(facts)}
    </details>
  );
}

/** The ticket that asked for a change. */
function IssueLink({ issueKey }: { readonly issueKey: string }) {
  const { openIssue } = useApp();
  return (
    <button type="button" className="link-button" onClick={() => openIssue(issueKey)}>
      {issueKey}
    </button>
  );
}

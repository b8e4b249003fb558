import Button from "@atlaskit/button/new";
import Heading from "@atlaskit/heading";
import { useState } from "react";
import type { SampleRemoved } from "../../../../src/contract";
import { titleOf } from "../../../../src/domain/catalogue/entry-title";
import { hasNoOwn, hasSample } from "../../../../src/domain/sample/sample-entries";
import { useApp } from "../../shared/app/app";
import { useCatalogue, useCatalogueStore } from "../../shared/catalogue/catalogue-store";
import { entriesIn } from "../../shared/catalogue/entries";
import { messageOf } from "../../shared/loading/loaded";
import { Confirm } from "../../shared/parts/confirm";
import { Note } from "../../shared/parts/note";
import { PageLink } from "../../shared/parts/page-link";
import { addressOf } from "../../shared/parts/used-by";
import { say } from "../../shared/words/say";

/** Offers a made-up catalogue where there is none yet, and takes it out again without a trace. */
export function SampleContent() {
  const { catalogue, isFollowed } = useCatalogue();
  if (isFollowed) return null;
  if (hasSample(catalogue)) return <SampleIsHere />;
  return hasNoOwn(catalogue) ? <TrySample /> : null;
}

function TrySample() {
  const { call, notify, now, viewer } = useApp();
  const { revision } = useCatalogue();
  const { reopen } = useCatalogueStore();
  const [isBusy, setBusy] = useState(false);
  const add = async () => {
    setBusy(true);
    try {
      const { bringSample } = await import("./bring-sample");
      const brought = await bringSample(call, revision, viewer.timeZone, now());
      if (brought) notify({ kind: "success", title: say("sample.added") });
      else notify({ kind: "warning", title: say("sample.not-added"), description: say("sample.changed-meanwhile") });
      reopen();
    } catch (error) {
      notify({ kind: "error", title: say("sample.not-added"), description: messageOf(error) });
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className="part">
      <Heading as="h3" size="small">
        {say("sample.try-title")}
      </Heading>
      <p className="quiet">{say("sample.try")}</p>
      <div className="buttons">
        <Button isLoading={isBusy} onClick={() => void add()}>
          {say("sample.add")}
        </Button>
      </div>
    </section>
  );
}

type Uses = Extract<SampleRemoved, { kind: "in-use" }>["uses"];

function SampleIsHere() {
  const { call, notify } = useApp();
  const { reopen } = useCatalogueStore();
  const [isAsking, setAsking] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [uses, setUses] = useState<Uses>([]);
  const remove = async () => {
    setBusy(true);
    try {
      const removed = await call("removeSample", {});
      setAsking(false);
      setUses(removed.kind === "in-use" ? removed.uses : []);
      if (removed.kind === "removed") notify({ kind: "success", title: say("sample.removed") });
      reopen();
    } catch (error) {
      setAsking(false);
      notify({ kind: "error", title: say("sample.not-removed"), description: messageOf(error) });
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Note
        kind="information"
        title={say("sample.here-title")}
        actions={
          <>
            <Button onClick={() => setAsking(true)}>{say("sample.remove")}</Button>
            <PageLink to={`${addressOf({ section: "agreements", key: "sample-promise", version: 1 })}/chain`}>
              {say("sample.promise")}
            </PageLink>
          </>
        }
      >
        {say("sample.here", { service: say("sample.words.email") })}
      </Note>
      {uses.length > 0 && (
        <Note kind="error" title={say("sample.not-removed")}>
          <p>{say("sample.in-use")}</p>
          <Users uses={uses} />
        </Note>
      )}
      {isAsking && (
        <Confirm
          title={say("sample.remove-title")}
          confirm={say("sample.remove")}
          isDangerous
          isBusy={isBusy}
          onConfirm={() => void remove()}
          onCancel={() => setAsking(false)}
        >
          <p>{say("sample.remove-body")}</p>
          <p>{say("sample.remove-trace")}</p>
        </Confirm>
      )}
    </>
  );
}

function Users({ uses }: { readonly uses: Uses }) {
  const { catalogue } = useCatalogue();
  return (
    <ul>
      {uses.map(({ section, key, version }) => {
        const entry = entriesIn(catalogue, section).find((each) => each.key === key);
        return (
          <li key={`${section} ${key} ${version}`}>
            <PageLink to={addressOf({ section, key, version })}>{entry === undefined ? key : titleOf(entry)}</PageLink>
          </li>
        );
      })}
    </ul>
  );
}

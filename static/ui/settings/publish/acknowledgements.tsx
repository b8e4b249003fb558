import Button from "@atlaskit/button/new";
import { useState } from "react";
import type { AgreementEntry } from "../../../../src/domain/agreement/agreement-entry";
import { dateBegunBy } from "../../../../src/domain/agreement/date-begun";
import { useApp } from "../../shared/app/app";
import { DateField } from "../../shared/form/date-field";
import { TextField } from "../../shared/form/text-field";
import { messageOf, useLoaded } from "../../shared/loading/loaded";
import { LoadedView } from "../../shared/loading/loaded-view";
import { Note } from "../../shared/parts/note";
import { say } from "../../shared/words/say";
import { useFormats } from "../agreements/use-formats";
import { textSlot } from "../agreements/versions/agreeing-fields";

interface Props {
  readonly entry: AgreementEntry;
  readonly canRecord: boolean;
}

/** Somebody's word, as it is listed. */
interface Given {
  readonly by: string;
  readonly on: string;
  readonly recordedBy: string;
}

/**
 * Who has said that they read the published page, and a place to record more. What is recorded here is listed at once: the
 * app may take a moment until a question finds it.
 */
export function Acknowledgements({ entry, canRecord }: Props) {
  const { call } = useApp();
  const formats = useFormats();
  const { key, version } = entry;
  const { loaded } = useLoaded(() => call("acknowledgements", { key, version }), [key, version]);
  const [recorded, setRecorded] = useState<readonly Given[]>([]);
  return (
    <section className="stack no-print" aria-labelledby="acknowledged">
      <h3 id="acknowledged">{say("publish.acknowledged.title")}</h3>
      <LoadedView of={loaded} what={say("publish.acknowledged.what")}>
        {(known) => {
          const all = [...known.map((each) => ({ ...each, recordedBy: each.recordedBy.name })), ...recorded];
          return all.length === 0 ? (
            <p className="quiet">{say("publish.acknowledged.none")}</p>
          ) : (
            <table>
              <caption className="visually-hidden">{say("publish.acknowledged.title")}</caption>
              <thead>
                <tr>
                  <th scope="col">{say("publish.acknowledged.by")}</th>
                  <th scope="col">{say("publish.acknowledged.on")}</th>
                  <th scope="col">{say("publish.acknowledged.recorded-by")}</th>
                </tr>
              </thead>
              <tbody>
                {all.map(({ by, on, recordedBy }) => (
                  <tr key={`${by} ${on}`}>
                    <th scope="row">{by}</th>
                    <td>{formats.date(on)}</td>
                    <td>{recordedBy}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          );
        }}
      </LoadedView>
      {canRecord && (
        <Recording
          entry={entry}
          onRecorded={(by, on) => setRecorded([...recorded, { by, on, recordedBy: say("publish.acknowledged.you") }])}
        />
      )}
    </section>
  );
}

function Recording({
  entry,
  onRecorded,
}: {
  readonly entry: AgreementEntry;
  readonly onRecorded: (by: string, on: string) => void;
}) {
  const { call, notify, now, viewer } = useApp();
  const [by, setBy] = useState("");
  const [on, setOn] = useState(() => dateBegunBy(now(), viewer.timeZone));
  const [hasTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const record = async () => {
    setTried(true);
    setFailure(null);
    if (by.trim() === "" || on === "") return;
    setBusy(true);
    try {
      await call("acknowledge", { key: entry.key, version: entry.version, by: by.trim(), on });
      notify({ kind: "success", title: say("publish.acknowledged.done", { by: by.trim() }) });
      setBy("");
      setTried(false);
      onRecorded(by.trim(), on);
    } catch (error) {
      setFailure(messageOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="panel stack">
      {failure !== null && <Note kind="error" title={failure} />}
      <div className="field-row">
        <TextField
          slot={textSlot("acknowledged.by", by, setBy, {
            isMissing: hasTried && by.trim() === "",
            message: say("publish.acknowledged.by-missing"),
          })}
          label={say("publish.acknowledged.by-field")}
          isRequired
        />
        <DateField
          slot={textSlot("acknowledged.on", on, setOn, {
            isMissing: hasTried && on === "",
            message: say("publish.acknowledged.on-missing"),
          })}
          label={say("publish.acknowledged.on-field")}
          isRequired
        />
      </div>
      <div className="buttons">
        <Button isLoading={isBusy} onClick={() => void record()}>
          {say("publish.acknowledged.add")}
        </Button>
      </div>
    </div>
  );
}

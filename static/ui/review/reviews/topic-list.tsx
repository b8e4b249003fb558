import Button from "@atlaskit/button/new";
import { useState } from "react";
import type { AgendaItem } from "../../../../src/domain/review/agenda";
import type { ServiceReview } from "../../../../src/domain/review/service-review";
import { useReadOnly } from "../../shared/form/field";
import { TextField } from "../../shared/form/text-field";
import type { LiveRecord } from "../desk/use-live-record";
import { agendaTitle } from "../pack/agenda-title";
import { say } from "../words";

/** The agenda: what put itself there with what waits under it, and what people add. */
export function TopicList({
  live,
  agenda,
}: {
  readonly live: LiveRecord<ServiceReview>;
  readonly agenda: readonly AgendaItem[];
}) {
  const isReadOnly = useReadOnly();
  const [typed, setTyped] = useState<string>();
  const add = () => {
    const text = (typed ?? "").trim();
    if (text === "") return;
    const topic = { id: crypto.randomUUID(), text };
    live.change(["topics", topic.id], topic);
    setTyped(undefined);
  };
  const own = agenda.filter((item) => item.kind !== "topic");
  const last = own.findIndex(({ kind }) => kind === "perception");
  const points: readonly AgendaItem[] = [
    ...own.slice(0, last),
    ...live.record.topics.map((topic) => ({ kind: "topic" as const, ...topic })),
    ...own.slice(last),
  ];
  return (
    <>
      <ol className="agenda">
        {points.map((item) =>
          item.kind === "topic" ? (
            <li key={item.id}>
              {item.text}{" "}
              {!isReadOnly && (
                <button
                  type="button"
                  className="link-button"
                  aria-label={say("remove-named", { name: item.text })}
                  onClick={() => live.change(["topics", item.id], null)}
                >
                  {say("remove")}
                </button>
              )}
            </li>
          ) : (
            <li key={item.kind}>
              {agendaTitle(item)}
              {item.count > 0 && item.kind !== "perception" && item.kind !== "next-meeting" && (
                <span className="quiet"> ({item.count})</span>
              )}
            </li>
          ),
        )}
      </ol>
      {!isReadOnly && (
        <form
          className="topic-form"
          onSubmit={(event) => {
            event.preventDefault();
            add();
          }}
        >
          <TextField
            slot={{
              path: "new-topic",
              value: typed,
              problems: [],
              set: setTyped,
              refuse: () => undefined,
              at: () => {
                throw new Error("A text has no places within.");
              },
            }}
            label={say("agenda.new-topic")}
          />
          <Button type="submit">{say("agenda.add-topic")}</Button>
        </form>
      )}
    </>
  );
}

import Button from "@atlaskit/button/new";
import { useState } from "react";
import { titleOf } from "../../../../src/domain/catalogue/entry-title";
import type { Decision, ServiceReview } from "../../../../src/domain/review/service-review";
import { useApp } from "../../shared/app/app";
import { useCatalogue } from "../../shared/catalogue/catalogue-store";
import { Field, fieldId, useReadOnly } from "../../shared/form/field";
import { LongText } from "../../shared/form/long-text";
import { messageOf } from "../../shared/loading/loaded";
import type { LiveRecord } from "../desk/use-live-record";
import { say } from "../words";

/** What was decided; a decision to renegotiate starts the draft of a new version of its agreement. */
export function DecisionList({ live }: { readonly live: LiveRecord<ServiceReview> }) {
  const { call, notify } = useApp();
  const { catalogue } = useCatalogue();
  const isReadOnly = useReadOnly();
  const [busy, setBusy] = useState<string | null>(null);
  const { id: review, customer, decisions } = live.record;
  const names = new Map<string, string>();
  for (const entry of catalogue.agreements)
    if (entry.kind === "sla" && [undefined, "*", customer].includes(entry.customer))
      names.set(entry.key, titleOf(entry));
  const draft = async (decision: string) => {
    setBusy(decision);
    try {
      if (!(await live.flush())) return;
      const { record } = await call("renegotiate", { id: review, decision });
      live.replace(record as ServiceReview);
      notify({ kind: "success", title: say("decisions.draft-made"), description: say("decisions.draft-where") });
    } catch (error) {
      notify({ kind: "error", title: say("decisions.not-drafted"), description: messageOf(error) });
    } finally {
      setBusy(null);
    }
  };
  const add = () => {
    const decision: Decision = { id: crypto.randomUUID(), text: "", renegotiates: null };
    live.change(["decisions", decision.id], decision);
  };
  return (
    <fieldset className="field">
      <legend className="field-label">{say("decisions.title")}</legend>
      <ul className="typed-rows">
        {decisions.map(({ id, text, renegotiates }, place) => {
          const name = text === "" ? say("decisions.number", { number: place + 1 }) : text;
          const choice = fieldId(`decisions-${id}-agreement`);
          return (
            <li key={id}>
              <LongText
                slot={live.text("decisions", id, "text")}
                label={say("decisions.number", { number: place + 1 })}
              />
              <div className="buttons">
                <Field id={choice} label={say("decisions.renegotiate")} problems={[]}>
                  {({ isReadOnly: isFixed, ...control }) => (
                    <select
                      {...control}
                      className="select"
                      disabled={isFixed || renegotiates?.draft != null}
                      value={renegotiates?.agreement ?? ""}
                      onChange={({ currentTarget: { value } }) =>
                        live.change(
                          ["decisions", id, "renegotiates"],
                          value === "" ? null : { agreement: value, draft: null },
                        )
                      }
                    >
                      <option value="">{say("decisions.no-agreement")}</option>
                      {[...names].map(([key, title]) => (
                        <option key={key} value={key}>
                          {title}
                        </option>
                      ))}
                    </select>
                  )}
                </Field>
                {renegotiates?.draft != null && (
                  <span className="quiet">{say("decisions.drafted", { version: renegotiates.draft })}</span>
                )}
                {!isReadOnly && renegotiates !== null && renegotiates.draft === null && (
                  <Button spacing="compact" isLoading={busy === id} onClick={() => draft(id)}>
                    {say("decisions.draft")}
                  </Button>
                )}
                {!isReadOnly && (
                  <Button
                    appearance="subtle"
                    spacing="compact"
                    aria-label={say("remove-named", { name })}
                    onClick={() => live.change(["decisions", id], null)}
                  >
                    {say("remove")}
                  </Button>
                )}
              </div>
            </li>
          );
        })}
      </ul>
      {!isReadOnly && (
        <div className="buttons">
          <Button spacing="compact" onClick={add}>
            {say("decisions.add")}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

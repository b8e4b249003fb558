import Button from "@atlaskit/button/new";
import type { Participant } from "../../../../src/domain/review/service-review";
import { ChoiceField } from "../../shared/form/choice-field";
import { DateField } from "../../shared/form/date-field";
import { useReadOnly } from "../../shared/form/field";
import { TextField } from "../../shared/form/text-field";
import type { LiveRecord } from "../desk/use-live-record";
import { say } from "../words";

interface Props {
  readonly live: Pick<LiveRecord<unknown>, "change" | "text" | "perhaps">;
  readonly participants: readonly Pick<Participant, "id" | "name" | "side" | "role">[];
  /** Whether they take part in a meeting, so that they can be there and sign; else they usually do. */
  readonly isMeeting: boolean;
}

const SIDES = ["provider", "customer"] as const;

/** Who takes part on both sides. Customers need no account: a name is enough. */
export function ParticipantList({ live, participants, isMeeting }: Props) {
  const isReadOnly = useReadOnly();
  const add = (side: (typeof SIDES)[number]) => {
    const person = { id: crypto.randomUUID(), name: "", side, role: "" };
    live.change(["participants", person.id], isMeeting ? { ...person, wasPresent: true, signedOn: null } : person);
  };
  return (
    <fieldset className="field">
      <legend className="field-label">{say(isMeeting ? "participants.title" : "participants.usual")}</legend>
      <ul className="typed-rows">
        {participants.map(({ id, name }, place) => {
          const who = name === "" ? say("participants.number", { number: place + 1 }) : name;
          return (
            <li key={id}>
              <div className="typed-row">
                <TextField slot={live.text("participants", id, "name")} label={say("participants.name")} />
                <ChoiceField
                  slot={live.perhaps<(typeof SIDES)[number]>("participants", id, "side")}
                  label={say("participants.side")}
                  choices={SIDES.map((side) => ({ value: side, text: say(`side.${side}`) }))}
                />
                <TextField slot={live.text("participants", id, "role")} label={say("participants.role")} />
                {isMeeting && (
                  <DateField slot={live.perhaps("participants", id, "signedOn")} label={say("participants.signed")} />
                )}
              </div>
              {!isReadOnly && (
                <div className="buttons">
                  {isMeeting && (
                    <label className="check">
                      <input
                        type="checkbox"
                        checked={(participants[place] as Participant).wasPresent}
                        onChange={({ currentTarget }) =>
                          live.change(["participants", id, "wasPresent"], currentTarget.checked)
                        }
                      />
                      <span>{say("participants.was-present", { name: who })}</span>
                    </label>
                  )}
                  <Button
                    appearance="subtle"
                    spacing="compact"
                    aria-label={say("remove-named", { name: who })}
                    onClick={() => live.change(["participants", id], null)}
                  >
                    {say("remove")}
                  </Button>
                </div>
              )}
            </li>
          );
        })}
      </ul>
      {!isReadOnly && (
        <div className="buttons">
          {SIDES.map((side) => (
            <Button key={side} spacing="compact" onClick={() => add(side)}>
              {say(`participants.add-${side}`)}
            </Button>
          ))}
        </div>
      )}
    </fieldset>
  );
}

import { useState } from "react";
import type { Contact } from "../../../../src/domain/catalogue/contact";
import { Field, useReadOnly } from "../../shared/form/field";
import { PersonPicker } from "../../shared/form/person-picker";
import type { Slot } from "../../shared/form/slot";
import { say } from "../../shared/words/say";

type Kind = "account" | "group" | "none";

const kinds: readonly Kind[] = ["account", "group", "none"];

/** Whether a contact is a person in Jira, a group, or neither; it is never both. */
export function ReachFields({ slot }: { readonly slot: Slot<Contact> }) {
  const isReadOnly = useReadOnly();
  const [chosen, setChosen] = useState<Kind | null>(null);
  const { value } = slot;
  const kind = value?.accountId !== undefined ? "account" : value?.groupId !== undefined ? "group" : (chosen ?? "none");
  const choose = (next: Kind) => {
    setChosen(next);
    if (next !== "account") slot.at("accountId").set(undefined);
    if (next !== "group") slot.at("groupId").set(undefined);
  };
  // A group's alone: the names of account holders are theirs, and what is stored was typed.
  const nameIfNone = ({ name }: { readonly name: string }) => {
    if ((value?.name ?? "") === "") slot.at("name").set(name);
  };
  return (
    <>
      <Field id="contact-reach" label={say("contacts.reach")} problems={[]} isGroup>
        {() =>
          kinds.map((each) => (
            <label key={each} className="check">
              <input
                type="radio"
                name="contact-reach"
                checked={kind === each}
                disabled={isReadOnly}
                onChange={() => choose(each)}
              />
              <span>{say(`contacts.reach-kinds.${each}`)}</span>
            </label>
          ))
        }
      </Field>
      {kind === "account" && (
        <PersonPicker
          slot={slot.at("accountId")}
          among="people"
          name={value?.name}
          label={say("contacts.account")}
          help={say("contacts.account-help")}
        />
      )}
      {kind === "group" && (
        <PersonPicker
          slot={slot.at("groupId")}
          among="groups"
          name={value?.name}
          label={say("contacts.group")}
          help={say("contacts.group-help")}
          onChosen={nameIfNone}
        />
      )}
    </>
  );
}

import { act, fireEvent, screen } from "@testing-library/react";
import { type ReactNode, useState } from "react";
import { CheckField } from "../../../../static/ui/shared/form/check-field";
import { ChoiceField } from "../../../../static/ui/shared/form/choice-field";
import { DateField } from "../../../../static/ui/shared/form/date-field";
import { DurationField } from "../../../../static/ui/shared/form/duration-field";
import { ListEditor } from "../../../../static/ui/shared/form/list-editor";
import { LongText } from "../../../../static/ui/shared/form/long-text";
import { NumberField } from "../../../../static/ui/shared/form/number-field";
import { PersonPicker } from "../../../../static/ui/shared/form/person-picker";
import { ReferencePicker, ReferencesPicker } from "../../../../static/ui/shared/form/reference-picker";
import { replaced, type Slot, slotOf } from "../../../../static/ui/shared/form/slot";
import { TextField } from "../../../../static/ui/shared/form/text-field";
import { WordsPicker } from "../../../../static/ui/shared/form/words-picker";
import { catalogueOf, findings, payloads, type Stage, show, stageWith } from "../../support/page";

interface Entry {
  text?: string;
  number?: number;
  flag?: boolean;
  list?: readonly string[];
  items?: readonly { title: string }[];
}

const services = [
  { key: "email", name: "E-mail" },
  { key: "shop", name: "Shop" },
  { key: "pay", name: "Pay slips" },
];

/** Shows fields of an entry; answers what it is now. */
function formOf(
  start: Entry,
  fields: (slot: Slot<Entry>) => ReactNode,
  problem?: string,
  stage: Stage = stageWith(catalogueOf({ services })),
): { container: HTMLElement; value: () => Entry; refusals: Map<string, string | null> } {
  const held: Held = { value: start, refusals: new Map() };
  const { container } = show(<Form held={held} fields={fields} problem={problem} />, stage);
  return { container, value: () => held.value, refusals: held.refusals };
}

/** What a form holds, for a test to look at. */
interface Held {
  value: Entry;
  readonly refusals: Map<string, string | null>;
}

interface FormProps {
  readonly held: Held;
  readonly fields: (slot: Slot<Entry>) => ReactNode;
  readonly problem: string | undefined;
}

function Form({ held, fields, problem }: FormProps) {
  const [, again] = useState(0);
  return fields(
    slotOf<Entry>({
      value: held.value,
      change: (steps, part) => {
        held.value = (replaced(held.value, steps, part) ?? {}) as Entry;
        again((count) => count + 1);
      },
      problemsAt: (path) =>
        [problem, held.refusals.get(path)].filter((each): each is string => typeof each === "string"),
      refuse: (path, message) => {
        held.refusals.set(path, message);
        again((count) => count + 1);
      },
    }),
  );
}

const type = (label: string, text: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value: text } });
const press = (key: string) => fireEvent.keyDown(screen.getByRole("combobox"), { key });

const plainFields: readonly [string, (slot: Slot<Entry>) => ReactNode][] = [
  ["TextField", (slot) => <TextField slot={slot.at("text")} label="Field" help="Help" isRequired />],
  ["LongText", (slot) => <LongText slot={slot.at("text")} label="Field" help="Help" />],
  ["NumberField", (slot) => <NumberField slot={slot.at("number")} label="Field" help="Help" unit="%" />],
  ["DateField", (slot) => <DateField slot={slot.at("text")} label="Field" help="Help" />],
  ["DurationField", (slot) => <DurationField slot={slot.at("text")} label="Field" />],
  [
    "ChoiceField",
    (slot) => <ChoiceField slot={slot.at("text")} label="Field" help="Help" choices={[{ value: "a", text: "A" }]} />,
  ],
  [
    "ReferencePicker",
    (slot) => <ReferencePicker slot={slot.at("text")} section="services" label="Field" help="Help" />,
  ],
  [
    "ReferencesPicker",
    (slot) => <ReferencesPicker slot={slot.at("list")} section="services" label="Field" help="Help" />,
  ],
  ["WordsPicker", (slot) => <WordsPicker slot={slot.at("list")} suggestions={["Open"]} label="Field" help="Help" />],
  ["PersonPicker", (slot) => <PersonPicker slot={slot.at("text")} among="people" label="Field" help="Help" />],
];

describe.each(plainFields)("%s", (_, field) => {
  it("ties label, help and problem to its input, and axe finds nothing", async () => {
    const { container } = formOf({}, field, "This is wrong.");
    const input = await screen.findByLabelText(/^Field/);
    expect(input.getAttribute("aria-invalid")).toBe("true");
    const described = input.getAttribute("aria-describedby")?.split(" ") ?? [];
    const said = described.map((id) => document.getElementById(id)?.textContent).join(" ");
    expect(said).toContain("This is wrong.");
    expect(described).toHaveLength(2);
    expect(await findings(container)).toEqual([]);
  });
});

it("an emptied text is no value", async () => {
  const { value } = formOf({ text: "x" }, (slot) => <TextField slot={slot.at("text")} label="Field" />);
  await screen.findByLabelText("Field");
  type("Field", "");
  expect(value()).not.toHaveProperty("text");
});

it.each`
  typed     | number       | refused  | why
  ${"99.5"} | ${99.5}      | ${false} | ${"a point"}
  ${"99,5"} | ${99.5}      | ${false} | ${"a comma"}
  ${""}     | ${undefined} | ${false} | ${"nothing is no value"}
  ${"ten"}  | ${1}         | ${true}  | ${"a word keeps the value and is refused"}
`("reads the number $typed ($why)", async ({ typed, number, refused }) => {
  const { value, refusals } = formOf({ number: 1 }, (slot) => <NumberField slot={slot.at("number")} label="Field" />);
  await screen.findByLabelText("Field");
  type("Field", typed);
  expect(value().number).toBe(number);
  expect(typeof refusals.get("number") === "string").toBe(refused);
});

it("keeps a duration as the file has it, and says how to mend what is none", async () => {
  const { value, refusals } = formOf({ text: "PT8H" }, (slot) => (
    <DurationField slot={slot.at("text")} label="Field" />
  ));
  expect(((await screen.findByLabelText("Field")) as HTMLInputElement).value).toBe("8 h");
  type("Field", "1h30");
  expect(value().text).toBe("PT1H30M");
  type("Field", "2 days");
  expect(refusals.get("text")).toMatch(/in hours/);
});

it("keeps a checked box as true and an unchecked one as nothing", async () => {
  const { value, container } = formOf({}, (slot) => <CheckField slot={slot.at("flag")} label="Field" help="Help" />);
  const box = await screen.findByLabelText("Field");
  fireEvent.click(box);
  expect(value().flag).toBe(true);
  fireEvent.click(box);
  expect(value()).not.toHaveProperty("flag");
  expect(await findings(container)).toEqual([]);
});

describe("choosing an entry by keyboard", () => {
  it("opens with the arrow, moves, and takes with Enter", async () => {
    const { value, container } = formOf({}, (slot) => (
      <ReferencePicker slot={slot.at("text")} section="services" label="Field" />
    ));
    await screen.findByLabelText("Field");
    press("ArrowDown");
    press("ArrowDown");
    press("ArrowDown");
    const input = screen.getByRole("combobox");
    expect(document.getElementById(input.getAttribute("aria-activedescendant") ?? "")?.textContent).toContain("Shop");
    expect(await findings(container)).toEqual([]);
    fireEvent.keyDown(input, { key: "Enter" });
    expect(value().text).toBe("shop");
    expect((input as HTMLInputElement).value).toBe("Shop");
  });

  it("closes with Escape and keeps what was chosen", async () => {
    const { value } = formOf({ text: "email" }, (slot) => (
      <ReferencePicker slot={slot.at("text")} section="services" label="Field" />
    ));
    const input = (await screen.findByLabelText("Field")) as HTMLInputElement;
    fireEvent.change(input, { target: { value: "sh" } });
    fireEvent.keyDown(input, { key: "Escape" });
    expect(screen.queryByRole("listbox")).toBeNull();
    expect(value().text).toBe("email");
    expect(input.value).toBe("E-mail");
  });

  it("offers to make what is not there, by the name that was typed", async () => {
    const made: string[] = [];
    formOf({}, (slot) => (
      <ReferencePicker slot={slot.at("text")} section="services" label="Field" onNew={(typed) => made.push(typed)} />
    ));
    const input = await screen.findByLabelText("Field");
    fireEvent.change(input, { target: { value: "Printing" } });
    fireEvent.click(screen.getByRole("option", { name: "New: Printing" }));
    expect(made).toEqual(["Printing"]);
  });
});

it("takes several entries in order, each once, and takes them out again", async () => {
  const { value } = formOf({ list: ["pay"] }, (slot) => (
    <ReferencesPicker slot={slot.at("list")} section="services" label="Field" />
  ));
  const input = await screen.findByLabelText("Field");
  fireEvent.click(input);
  expect(screen.getAllByRole("option").map(({ textContent }) => textContent)).toEqual(["E-mail email", "Shop shop"]);
  fireEvent.click(screen.getByRole("option", { name: /E-mail/ }));
  expect(value().list).toEqual(["pay", "email"]);
  fireEvent.click(screen.getByRole("button", { name: "Take out Pay slips" }));
  fireEvent.click(screen.getByRole("button", { name: "Take out E-mail" }));
  expect(value()).not.toHaveProperty("list");
});

it("asks for people once somebody has stopped typing, and keeps the account", async () => {
  const stage = stageWith(catalogueOf({}), { findPeople: [{ accountId: "a1", name: "Anna Berg" }] });
  const { value } = formOf(
    {},
    (slot) => <PersonPicker slot={slot.at("text")} among="people" label="Field" />,
    undefined,
    stage,
  );
  const input = (await screen.findByLabelText("Field")) as HTMLInputElement;
  fireEvent.change(input, { target: { value: "a" } });
  fireEvent.change(input, { target: { value: "an" } });
  fireEvent.click(await screen.findByRole("option", { name: "Anna Berg" }));
  expect(value().text).toBe("a1");
  expect(input.value).toBe("Anna Berg");
  expect(payloads(stage, "findPeople").map(({ query }) => query)).toEqual(["an"]);
});

describe("a list of groups", () => {
  const list = (slot: Slot<Entry>) => (
    <ListEditor
      slot={slot.at("items")}
      label="Steps"
      add="Add step"
      item={(index) => `step ${index + 1}`}
      start={() => ({ title: "" })}
      isOrdered
    >
      {(item, index) => <TextField slot={item.at("title")} label={`Title ${index + 1}`} />}
    </ListEditor>
  );

  it("adds, moves and removes by buttons that say what they move", async () => {
    const { value, container } = formOf({ items: [{ title: "a" }] }, list);
    fireEvent.click(await screen.findByRole("button", { name: "Add step" }));
    type("Title 2", "b");
    fireEvent.click(screen.getByRole("button", { name: "Move step 2 up" }));
    expect(value().items).toEqual([{ title: "b" }, { title: "a" }]);
    expect(await findings(container)).toEqual([]);
    fireEvent.click(screen.getByRole("button", { name: "Remove step 1" }));
    await act(async () => undefined);
    expect(value().items).toEqual([{ title: "a" }]);
    expect(document.activeElement?.textContent).toBe("Add step");
  });

  it("is no value without items", async () => {
    const { value } = formOf({ items: [{ title: "a" }] }, list);
    fireEvent.click(await screen.findByRole("button", { name: "Remove step 1" }));
    expect(value()).not.toHaveProperty("items");
  });
});

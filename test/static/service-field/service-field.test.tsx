import type { Answer, ServiceChoice } from "../../../src/contract";
import { ServiceField } from "../../../static/ui/service-field/service-field";
import { findings } from "../panel/findings";
import { HOUR, hostile } from "../panel/made-up";

type Service = ServiceChoice["services"][number];

const aService = (name: string, differing: Partial<Service> = {}): Service => ({
  value: name,
  name,
  description: null,
  outcome: null,
  cost: null,
  alsoCalled: [],
  hours: null,
  promises: [0],
  agreedApart: [],
  ...differing,
});
const aChoice = (differing: Partial<ServiceChoice> = {}): ServiceChoice => ({
  isFor: "agent",
  services: [
    aService("Printing", { description: "Printers on every floor.", promises: [] }),
    aService("Mail", {
      description: "Letters to everybody.",
      outcome: "Customers are answered.",
      cost: { amount: 4.5, currency: "EUR", per: "mailbox" },
      hours: 0,
    }),
    aService("Network", { alsoCalled: ["Category 7"], promises: [1] }),
  ],
  promises: [
    {
      customer: null,
      targets: [
        { measure: "resolution", priority: "*", withinMs: 40 * HOUR, hours: 0 },
        { measure: "resolution", priority: "High", withinMs: 8 * HOUR, hours: 1 },
        { measure: "response", priority: "*", withinMs: HOUR, hours: 0 },
      ],
    },
    { customer: "Acme", targets: [{ measure: "resolution", priority: "*", withinMs: 2 * HOUR, hours: 1 }] },
  ],
  hours: [
    {
      title: "Office hours",
      timezone: "Europe/Amsterdam",
      week: { kind: "weekly", groups: [{ days: [{ from: "mon", to: "fri" }], hours: [["08:00", "17:00"]] }] },
    },
    { title: "Always", timezone: "Etc/UTC", week: { kind: "always" } },
  ],
  priority: null,
  present: { kind: "none" },
  ...differing,
});

interface Shown {
  readonly place: HTMLElement;
  readonly submitted: (string | null)[];
  readonly left: number[];
}

/** A field as it stands in a form, unless it is edited by itself. */
async function shown(
  answer: Answer<ServiceChoice | null> | Error,
  {
    present = null,
    isInForm = true,
    fails = false,
  }: { present?: string | null; isInForm?: boolean; fails?: boolean } = {},
): Promise<Shown> {
  const place = document.createElement("main");
  document.body.replaceChildren(place);
  const submitted: (string | null)[] = [];
  const left: number[] = [];
  const field = new ServiceField(place, {
    locale: "en-GB",
    present,
    isInForm,
    ask: async () => {
      if (answer instanceof Error) throw answer;
      return answer;
    },
    submit: async (value) => {
      if (fails) throw new Error("no form");
      submitted.push(value);
    },
    cancel: () => left.push(1),
  });
  await field.load();
  return { place, submitted, left };
}
const offering = (choice: Partial<ServiceChoice> = {}, how: Parameters<typeof shown>[1] = {}) =>
  shown({ kind: "answered", value: aChoice(choice) }, how);

const input = () => document.querySelector<HTMLInputElement>("[role=combobox]")!;
const options = () => [...document.querySelectorAll("[role=option]")];
const names = () => options().map((option) => option.querySelector(".name")!.textContent);
const active = () => {
  const id = input().getAttribute("aria-activedescendant");
  return id === null ? null : document.getElementById(id)!.querySelector(".name")!.textContent;
};
const status = () => document.querySelector("[role=status]")!.textContent;
const details = () => document.querySelector("#details")!.textContent;

function type(text: string): void {
  input().value = text;
  input().dispatchEvent(new Event("input", { bubbles: true }));
}
const press = (key: string, more: KeyboardEventInit = {}) => {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more });
  input().dispatchEvent(event);
  return event;
};
const button = (name: string) =>
  [...document.querySelectorAll("button")].find(({ textContent }) => textContent === name);

describe("choosing by the keyboard", () => {
  it("opens, moves around the ends, and chooses", async () => {
    const { submitted } = await offering();
    expect(input().getAttribute("aria-expanded")).toBe("false");
    press("ArrowDown");
    expect(input().getAttribute("aria-expanded")).toBe("true");
    expect(names()).toEqual(["Mail", "Network", "Printing"]);
    expect(active()).toBe("Mail");
    press("ArrowUp");
    expect(active()).toBe("Printing");
    press("ArrowDown");
    press("ArrowDown");
    expect(active()).toBe("Network");
    press("Enter");
    expect(input().value).toBe("Network");
    expect(input().getAttribute("aria-expanded")).toBe("false");
    expect(status()).toBe("Network is chosen.");
    expect(submitted).toEqual(["Network"]);
  });

  it("searches, and chooses the first that is found", async () => {
    const { submitted } = await offering();
    type("printers");
    expect(names()).toEqual(["Printing"]);
    expect(status()).toBe("1 service");
    expect(active()).toBe("Printing");
    press("Enter");
    expect(submitted).toEqual(["Printing"]);
    type("category 7");
    expect(names()).toEqual(["Network"]);
  });

  it("Escape gives up what was typed, Enter without a list sends no form", async () => {
    const { submitted } = await offering({ present: { kind: "offered", value: "Mail" } }, { present: "Mail" });
    type("zeppelin");
    expect(status()).toBe("No service is like that. Try other words, or clear them to see all.");
    expect(input().getAttribute("aria-expanded")).toBe("false");
    expect(press("Enter").defaultPrevented).toBe(true);
    press("Escape");
    expect(input().value).toBe("Mail");
    expect(submitted).toEqual([]);
  });

  it("Alt and the arrow open the list and choose nothing; words that are being composed are left alone", async () => {
    await offering();
    press("ArrowDown", { altKey: true });
    expect(input().getAttribute("aria-expanded")).toBe("true");
    expect(active()).toBeNull();
    press("Enter");
    expect(input().value).toBe("");
    press("ArrowDown");
    press("Enter", { isComposing: true });
    expect(input().value).toBe("");
  });

  it("leaving the field forgets what was typed and not chosen", async () => {
    await offering();
    type("prin");
    input().dispatchEvent(new FocusEvent("blur"));
    expect(input().value).toBe("");
    expect(options().length === 0 || document.querySelector<HTMLElement>("[role=listbox]")!.hidden).toBe(true);
  });
});

it("chooses by a click, and clears", async () => {
  const { submitted } = await offering();
  input().click();
  (options()[0] as HTMLElement).click();
  expect(input().value).toBe("Mail");
  button("Clear")!.click();
  expect(input().value).toBe("");
  expect(status()).toBe("No service is chosen.");
  expect(button("Clear")!.hidden).toBe(true);
  expect(submitted).toEqual(["Mail", null]);
});

it("shows fifty at first, and how many there are", async () => {
  const services = Array.from({ length: 120 }, (_, place) => aService(`Service ${place + 1}`));
  await offering({ services });
  input().click();
  expect(options()).toHaveLength(50);
  expect(status()).toBe("The first 50 of 120 services. Type to find others.");
  expect(names().slice(0, 3)).toEqual(["Service 1", "Service 2", "Service 3"]);
});

it("says when a choice did not reach the form", async () => {
  jest.spyOn(console, "error").mockImplementation(() => undefined);
  await offering({}, { fails: true });
  press("ArrowDown");
  press("Enter");
  await new Promise((resolve) => setTimeout(resolve));
  expect(status()).toBe("Your choice did not reach the form. Choose it again.");
});

describe("what is said of the chosen service", () => {
  const said = async (value: string, choice: Partial<ServiceChoice> = {}) => {
    await offering({ present: { kind: "offered", value }, ...choice }, { present: value });
    return details();
  };

  it("what it is, its hours, what is promised and what it costs", async () => {
    const words = await said("Mail");
    expect(words).toContain("Letters to everybody.");
    expect(words).toContain("What it is for: Customers are answered.");
    expect(words).toContain("Looked after Mon–Fri 08:00–17:00 (Office hours, Amsterdam time).");
    expect(words).toContain("Costs €4.50 per mailbox");
    const rows = [...document.querySelectorAll("#details tr")].map((row) =>
      [...row.children].map(({ textContent }) => textContent).join(" | "),
    );
    expect(rows).toEqual([
      "Priority | First answer within | Solved within",
      "High | 1 h Office hours | 8 h Always",
      "every other | 1 h Office hours | 40 h Office hours",
    ]);
    expect(words).toContain("Always: 24 hours, every day.");
  });

  it.each`
    priority  | row              | why
    ${"High"} | ${"High"}        | ${"a target names it"}
    ${"Low"}  | ${"every other"} | ${"no target names it"}
    ${null}   | ${undefined}     | ${"the ticket has none, or there is no ticket yet"}
  `("priority $priority marks $row: $why", async ({ priority, row }) => {
    await said("Mail", { priority });
    expect(document.querySelector("tr.this bdi")?.textContent).toBe(row);
  });

  it.each`
    service                                                                      | words                                                       | why
    ${aService("Mail", { promises: [] })}                                        | ${"No agreement covers it for this ticket's customer"}      | ${"agents see that nothing is promised"}
    ${aService("Mail", { promises: [], agreedApart: ["Acme"] })}                 | ${"With agreements of their own: Acme"}                     | ${"but to a customer"}
    ${aService("Mail", { agreedApart: [..."ABCDEFG"] })}                         | ${"With agreements of their own: A, B, C, D, E and 2 more"} | ${"many are a number"}
    ${aService("Mail", { promises: [1] })}                                       | ${"What is promised to Acme"}                               | ${"the promise is one customer's"}
    ${aService("Mail", { cost: { amount: 3, currency: null, per: null } })}      | ${"Costs 3"}                                                | ${"no currency is said"}
    ${aService("Mail", { cost: { amount: null, currency: null, per: "page" } })} | ${"Costs something per page"}                               | ${"no amount is said"}
  `("$words: $why", async ({ service, words }) => {
    expect(await said("Mail", { services: [service] })).toContain(words);
  });

  it("a customer of two reads whose promise is whose; a customer of one is told of nobody", async () => {
    const both = [aService("Mail", { promises: [0, 1] })];
    expect(await said("Mail", { isFor: "customer", services: both })).toContain("What is promised to Acme");
    const one = [aService("Mail", { promises: [1] })];
    expect(await said("Mail", { isFor: "customer", services: one })).not.toContain("Acme");
  });
});

describe("a value that cannot be chosen any more", () => {
  it.each`
    isFor         | name       | words                                                                                            | why
    ${"agent"}    | ${"Faxes"} | ${"Fax means the service Faxes, which can be chosen no more. It stays until another is chosen."} | ${"retired"}
    ${"agent"}    | ${null}    | ${"Fax is no service that can be chosen any more. It stays until another is chosen."}            | ${"nobody knows it"}
    ${"customer"} | ${null}    | ${"Fax cannot be chosen any more. It stays until you choose another."}                           | ${"not theirs, or retired"}
  `("stays visible to a $isFor as such: $why", async ({ isFor, name, words }) => {
    const { submitted } = await offering({ isFor, present: { kind: "not-offered", name } }, { present: "Fax" });
    expect(input().value).toBe("Fax");
    expect(status()).toBe(words);
    type("mai");
    press("Escape");
    expect(input().value).toBe("Fax");
    press("ArrowDown");
    press("Enter");
    expect(input().value).toBe("Mail");
    expect(submitted).toEqual(["Mail"]);
  });
});

describe("a field that is edited by itself", () => {
  it("is saved by its button, whatever was chosen on the way", async () => {
    const { submitted, left } = await offering({}, { isInForm: false });
    expect(document.activeElement).toBe(input());
    type("mail");
    press("Enter");
    type("printing");
    press("Enter");
    expect(submitted).toEqual([]);
    button("Save")!.click();
    expect(submitted).toEqual(["Printing"]);
    expect(left).toEqual([]);
  });

  it("saving without a choice keeps what cannot be chosen any more", async () => {
    const { submitted } = await offering(
      { present: { kind: "not-offered", name: null } },
      { present: "Fax", isInForm: false },
    );
    button("Save")!.click();
    expect(submitted).toEqual(["Fax"]);
  });

  it("is left as it was by its button, and by Escape once the list is closed", async () => {
    const { submitted, left } = await offering({}, { isInForm: false });
    press("ArrowDown");
    press("Escape");
    expect(left).toHaveLength(0);
    press("Escape");
    button("Cancel")!.click();
    expect(left).toHaveLength(2);
    expect(submitted).toEqual([]);
  });
});

describe("where nothing can be chosen", () => {
  const passing = { kind: "failed", code: "jira-request-failed", message: "Jira answered 503." } as const;
  const final = { kind: "failed", code: "not-allowed", message: "Not for you." } as const;
  it.each`
    answer                                                                       | words                                    | again    | why
    ${passing}                                                                   | ${"Jira answered 503."}                  | ${true}  | ${"it may go well the next time"}
    ${final}                                                                     | ${"Not for you."}                        | ${false} | ${"asking again changes nothing"}
    ${new Error("gone")}                                                         | ${"The services could not be read."}     | ${true}  | ${"no answer came"}
    ${{ kind: "answered", value: null }}                                         | ${"No services are set up"}              | ${false} | ${"there is no catalogue"}
    ${{ kind: "answered", value: aChoice({ isFor: "customer", services: [] }) }} | ${"No service is agreed with you here."} | ${false} | ${"nothing is agreed"}
  `("says so, and the value stays to be read: $why", async ({ answer, words, again }) => {
    jest.spyOn(console, "error").mockImplementation(() => undefined);
    const { place, submitted } = await shown(answer, { present: "Telex" });
    expect(place.textContent).toContain(words);
    expect(place.textContent).toContain("Telex");
    expect(button("Try again") !== undefined).toBe(again);
    expect(submitted).toEqual([]);
    expect(await findings(place)).toEqual([]);
  });
});

it("shows whatever people typed as they typed it", async () => {
  for (const text of [...hostile, `${"long ".repeat(2_000)}end`]) {
    const one = aService(text, { value: text, description: text, outcome: text, agreedApart: [text] });
    const other = aService("Other", { cost: { amount: 1, currency: "??", per: text } });
    const { place, submitted } = await offering(
      { services: [one, other], present: { kind: "offered", value: text } },
      { present: text },
    );
    expect(input().value).toBe(text.replaceAll(/[\r\n]/g, ""));
    expect(details()).toContain(text);
    expect(place.querySelectorAll("img, script, b").length).toBe(0);
    press("ArrowDown");
    expect(names()).toContain(text);
    (options().find((option) => option.textContent!.startsWith(text.slice(0, 5))) as HTMLElement).click();
    expect(submitted).toEqual([text]);
  }
});

it("axe finds nothing, closed, open, and with a service chosen", async () => {
  const { place } = await offering({ priority: "High" });
  expect(await findings(place)).toEqual([]);
  press("ArrowDown");
  expect(await findings(place)).toEqual([]);
  press("Enter");
  expect(await findings(place)).toEqual([]);
  const alone = await offering({}, { isInForm: false });
  expect(await findings(alone.place)).toEqual([]);
});

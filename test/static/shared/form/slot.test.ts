import { replaced } from "../../../../static/ui/shared/form/slot";

const service = { key: "email", cost: { amount: 4.5, currency: "EUR" }, documents: [{ title: "A", url: "a" }] };

it.each`
  why                                      | steps                        | value        | expected
  ${"a value is put in"}                   | ${["name"]}                  | ${"E-mail"}  | ${{ ...service, name: "E-mail" }}
  ${"a value inside a group is replaced"}  | ${["cost", "amount"]}        | ${5}         | ${{ ...service, cost: { amount: 5, currency: "EUR" } }}
  ${"a group is made for its first value"} | ${["tickets", "service"]}    | ${["Mail"]}  | ${{ ...service, tickets: { service: ["Mail"] } }}
  ${"no value takes the key out"}          | ${["cost", "currency"]}      | ${undefined} | ${{ ...service, cost: { amount: 4.5 } }}
  ${"an item of a list is replaced"}       | ${["documents", 0, "title"]} | ${"B"}       | ${{ ...service, documents: [{ title: "B", url: "a" }] }}
`("$why", ({ steps, value, expected }) => {
  expect(replaced(service, steps, value)).toEqual(expected);
});

it("takes out a group that is left without values", () => {
  expect(replaced({ key: "email", cost: { amount: 1 } }, ["cost", "amount"], undefined)).toEqual({ key: "email" });
});

it("mutates nothing", () => {
  const before = structuredClone(service);
  replaced(service, ["cost", "amount"], 9);
  expect(service).toEqual(before);
});

import type { StoryName } from "./tickets";

/** One thing that happens to a ticket. `after` is minutes since the ticket was reported; `by` the agent or the customer. */
export type Step =
  | { readonly after: number; readonly by: "agent"; readonly does: "take" }
  | { readonly after: number; readonly by: "agent" | "customer"; readonly does: "move"; readonly to: string }
  | { readonly after: number; readonly by: "agent" | "customer"; readonly does: "say" | "note"; readonly text: string };

const HOUR = 60;

const take = (after: number): Step[] => [
  { after, by: "agent", does: "take" },
  { after: after + 1, by: "agent", does: "move", to: "In progress" },
];
const ask = (after: number): Step[] => [
  { after, by: "agent", does: "say", text: "Thank you. When did it begin, and does it happen to a colleague too?" },
  { after: after + 1, by: "agent", does: "move", to: "Waiting for customer" },
];
const answer = (after: number): Step[] => [
  { after, by: "customer", does: "say", text: "Since this morning, and yes, next door as well." },
  { after: after + 1, by: "agent", does: "move", to: "Waiting for support" },
];
const handOver = (after: number): Step[] => [
  { after, by: "agent", does: "note", text: "Case opened with the manufacturer; they want the log files." },
  { after: after + 2, by: "agent", does: "move", to: "Waiting for vendor" },
];
const resolve = (after: number): Step[] => [
  { after, by: "agent", does: "say", text: "This should work again. Please tell us if it does not." },
  { after: after + 1, by: "agent", does: "move", to: "Resolved" },
];

const resolvedAfterVendor = [
  ...take(40),
  ...handOver(5 * HOUR),
  { after: 70 * HOUR, by: "agent", does: "move", to: "In progress" } as Step,
  ...resolve(74 * HOUR),
];

export const stories: Readonly<Record<StoryName, readonly Step[]>> = {
  untouched: [],
  assigned: [{ after: 15, by: "agent", does: "take" }],
  "in work": [...take(25), { after: 70, by: "agent", does: "note", text: "Could reproduce it; looking at the logs." }],
  "asked back": [...take(30), ...ask(50)],
  answered: [...take(30), ...ask(55), ...answer(5 * HOUR)],
  "at the vendor": [...take(45), ...handOver(4 * HOUR)],
  "back from the vendor": [
    ...take(45),
    ...handOver(6 * HOUR),
    { after: 90 * HOUR, by: "agent", does: "note", text: "The manufacturer sent a corrected version." },
    { after: 90 * HOUR + 5, by: "agent", does: "move", to: "In progress" },
  ],
  "resolved quickly": [...take(8), ...resolve(95)],
  resolved: [...take(35), ...ask(2 * HOUR), ...answer(20 * HOUR), ...take(21 * HOUR), ...resolve(27 * HOUR)],
  "resolved after the vendor": resolvedAfterVendor,
  reopened: [
    ...take(20),
    ...resolve(6 * HOUR),
    { after: 30 * HOUR, by: "customer", does: "say", text: "It is back again today." },
    { after: 30 * HOUR + 3, by: "agent", does: "move", to: "Waiting for support" },
    { after: 32 * HOUR, by: "agent", does: "move", to: "In progress" },
  ],
  closed: [
    ...take(35),
    ...resolve(9 * HOUR),
    { after: 11 * HOUR, by: "customer", does: "say", text: "Works, thank you." },
    { after: 80 * HOUR, by: "agent", does: "move", to: "Closed" },
  ],
};

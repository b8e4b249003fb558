import { DAY } from "../../src/domain/time";
import { packHistory } from "../../src/usecases/pack-history";
import { beginRebuilding, continueRebuilding } from "../../src/usecases/rebuild-history";
import { HistoryDesk } from "./history-desk";
import { Killed } from "./watched-desk";

const start = Date.UTC(2026, 2, 10, 7);

/** A month of work, packed as it happened, with a ticket that was reopened and one that is open. */
async function aMonth(): Promise<HistoryDesk> {
  const history = new HistoryDesk(start);
  for (let ticket = 100; ticket < 130; ticket++) {
    await history.work(String(ticket), { answer: ticket % 90, resolve: (ticket * 37) % 400 });
    history.desk.now += DAY / 2;
    await packHistory(history.ports(), "1");
  }
  await history.change("100", 10, { status: "Active" });
  await history.change("100", 10, { status: "Done" });
  await history.open("200");
  await packHistory(history.ports(), "1");
  return history;
}

/** Carries out the steps that are ordered until none is left. */
async function carryOut(history: HistoryDesk): Promise<void> {
  for (let step = history.ordered.shift(); step !== undefined; step = history.ordered.shift())
    await continueRebuilding(history.ports(), "1", step);
}

it("A history that is made anew says what the one before said, and is read once it is whole", async () => {
  const history = await aMonth();
  const before = history.told();
  await beginRebuilding(history.ports(), "1");
  await continueRebuilding(history.ports(), "1", history.ordered.shift()!);
  expect(history.told()).toEqual(before);
  await carryOut(history);
  expect(history.rebuilding).toBeNull();
  expect(history.told()).toEqual(before);
});

it("It comes out of nothing but the tickets", async () => {
  const history = await aMonth();
  const before = history.told().filter((row) => !row.includes("open"));
  history.shelf = null;
  history.pages.clear();
  await beginRebuilding(history.ports(), "1");
  await carryOut(history);
  expect(history.told()).toEqual(before);
});

it("What finishes meanwhile is packed by the next hour, and nothing twice", async () => {
  const history = await aMonth();
  await beginRebuilding(history.ports(), "1");
  await history.work("300", { answer: 1, resolve: 1 });
  const before = [...history.told()];
  await carryOut(history);
  history.desk.now += DAY / 24;
  await packHistory(history.ports(), "1");
  const rows = history.told();
  expect(new Set(rows).size).toBe(rows.length);
  expect(rows.filter((row) => !row.includes("HD-300 "))).toEqual(before);
  expect(rows.filter((row) => row.includes("HD-300 "))).toHaveLength(3);
});

it("Wherever a step dies, it can be done again", async () => {
  const unharmed = (await aMonth()).told();
  for (let diesAt = 0; diesAt < 60; diesAt += 7) {
    const history = await aMonth();
    await beginRebuilding(history.ports(), "1");
    history.calls = 0;
    history.diesAt = diesAt;
    const [step] = history.ordered;
    await continueRebuilding(history.ports(), "1", step!).catch((error: unknown) => {
      if (!(error instanceof Killed)) throw error;
    });
    // The queue gives a step again that was not done.
    history.diesAt = null;
    await carryOut(history);
    expect(history.told()).toEqual(unharmed);
  }
});

it("An earlier attempt ends where a later one has begun", async () => {
  const history = await aMonth();
  const before = history.told();
  await beginRebuilding(history.ports(), "1");
  const earlier = history.ordered.shift()!;
  history.desk.now += 1_000;
  await beginRebuilding(history.ports(), "1");
  const begun = JSON.stringify(history.rebuilding);
  await continueRebuilding(history.ports(), "1", earlier);
  expect(JSON.stringify(history.rebuilding)).toBe(begun);
  await carryOut(history);
  expect(history.told()).toEqual(before);
});

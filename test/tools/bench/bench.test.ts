import { spawnSync } from "node:child_process";
import { resolve } from "node:path";

const root = resolve(__dirname, "..", "..", "..");

/** The bench as a person starts it, but on a handful of questions: what it finds says nothing, that it runs does. */
function bench(...args: string[]) {
  return spawnSync(process.execPath, ["tools/run-bundled.mjs", "tools/bench/run-sections.ts", "--quick", ...args], {
    cwd: root,
    encoding: "utf8",
  });
}

const spans = ["1 hour", "1 day", "1 week", "1 month", "1 year", "5 years"];
const questions = ["office", "24x7"].flatMap((calendar) =>
  ["workingTimeBetween", "addWorkingTime"].map((operation) => `${calendar}, ${operation}`),
);

describe("npm run bench", () => {
  it("gives every ratio that a promise of speed is read from", () => {
    const { stdout, stderr, status } = bench("calendar", "compile", "clock", "--json");
    expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
    const ratios: Record<string, number> = JSON.parse(stdout);
    const promised = [
      ...questions.flatMap((question) => [
        ...spans.map((span) => `${question}, ${span}: fastest correct library / Handshake`),
        `${question}: 5 years / 1 hour`,
        `${question}, 5 years: Handshake / floor`,
      ]),
      "compile ten years, new zone: time / 5 ms",
      "compile ten years, known zone: time / 5 ms",
      "compile ten years: memory / 256 KiB",
      "clock, a ticket of six changes: loop on date-fns / measure",
    ];
    expect(Object.keys(ratios).toSorted()).toEqual(promised.toSorted());
    // A library that is wrong in all cases would leave a ratio without a number.
    for (const name of promised) expect(`${name} ${ratios[name]! > 0}`).toBe(`${name} true`);
  }, 240_000);

  it("shows who is right, with the product among them in every case", () => {
    const { stdout, status } = bench("correctness", "--json");
    expect(status).toBe(0);
    const shares = Object.entries<number>(JSON.parse(stdout));
    const ours = shares.filter(([name]) => name.endsWith("Handshake"));
    expect(ours).toHaveLength(5);
    expect(ours.filter(([, share]) => share !== 1)).toEqual([]);
    expect(shares.length).toBe(4 * ours.length);
  }, 120_000);

  it("prints tables when asked for no JSON", () => {
    const { stdout, status } = bench("compile");
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Compiling the office calendar for ten years\n/);
    expect(stdout).toMatch(/^memory held, heap and typed arrays +\d+ KiB +256 KiB$/m);
  }, 60_000);

  it("proves a year of starts in this process and in a browser, where there is one", () => {
    const { stdout, stderr, status } = bench("chain", "--json");
    expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
    const { chain, ...ratios } = JSON.parse(stdout);
    const places = ["naive walk / proveChain"];
    if (chain.inBrowser.kind === "measured") places.push("in a browser: slowest first time / 300 ms");
    else expect(chain.inBrowser.reason).not.toBe("");
    const promised = places.flatMap((place) =>
      ["none late", "all late"].map(
        (situation) => `chain, ${situation}${place.startsWith("in") ? ", " : ": "}${place}`,
      ),
    );
    expect(Object.keys(ratios).toSorted()).toEqual(promised.toSorted());
    for (const name of promised) expect(`${name} ${ratios[name] > 0}`).toBe(`${name} true`);
  }, 240_000);

  it("tells what a large catalogue takes beside reading its text", () => {
    const { stdout, stderr, status } = bench("catalogue", "--json");
    expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
    const ratios: Record<string, number> = JSON.parse(stdout);
    const promised = [
      "check it",
      "save an entry",
      "find who uses what",
      "compare it with another",
      "pack it",
      "open what is packed",
      "read a JSON file of it",
      "read a YAML file of it",
    ].map((task) => `catalogue, ${task} / JSON.parse`);
    expect(Object.keys(ratios)).toEqual(promised);
    for (const name of promised) expect(`${name} ${ratios[name]! > 0}`).toBe(`${name} true`);
  }, 60_000);

  it("says of each bound of cost whether it is kept, and what was taken for granted", () => {
    const { stdout, stderr, status } = bench("cost", "--json");
    expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
    const { cost } = JSON.parse(stdout);
    expect(cost.bounds).toMatchObject([
      { name: "pointsPerHour", bound: 1_500 },
      { name: "sweepMs", bound: 3_000 },
      { name: "dollarsPerMonth", bound: 2 },
    ]);
    for (const { value, bound, passes } of cost.bounds) expect(passes).toBe(value <= bound);
    expect(cost.estimates.map(({ desk }: { desk: { openTickets: number } }) => desk.openTickets)).toEqual([
      1_000, 10_000, 100_000,
    ]);
    expect(cost.measured.loadedSweep.tickets).toBeGreaterThanOrEqual(100);
    expect(cost.assumptions.length).toBeGreaterThan(3);
  }, 240_000);

  it("refuses a section that it does not have, and names those it has", () => {
    const { stderr, status } = bench("calender");
    expect(status).toBe(2);
    expect(stderr).toBe(
      "No section calender. There are: correctness, calendar, compile, clock, chain, catalogue, cost, panel, figures, queue, review, dev.\n",
    );
  }, 60_000);
});

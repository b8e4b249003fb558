import { existsSync } from "node:fs";
import { join } from "node:path";
import { convert } from "../../history/convert";
import { readHistory } from "../../history/read-history";
import { describeWithShared } from "../support/openapi-describe";
import { sharedFolder } from "../support/openapi-documents";
import { temporaryFolder } from "./temporary-folder";

const files = temporaryFolder();
const header =
  "number,opened_at,opened_by,sys_updated_at,sys_updated_by,incident_state,priority,impact,urgency,assignment_group,category,cmdb_ci";
const row = "INC1,1/2/2026 09:00,Ann,1/2/2026 09:05,Bob,New,3,2,2,Desk,Mail,?";
const good = files.write("good.csv", `${header}\n${row}\n`);
const mixed = files.write("mixed.csv", `${header}\n${row}\n${"INC2,soon\n".repeat(25)}`);
const useless = files.write("useless.csv", `${header}\nINC2,soon\n`);
const out = files.path("history.csv.gz");

async function run(...args: string[]): Promise<{ code: number; out: string; error: string }> {
  const said = { out: "", error: "" };
  const code = await convert(args, {
    out: (text) => {
      said.out += `${text}\n`;
    },
    error: (text) => {
      said.error += `${text}\n`;
    },
  });
  return { code, ...said };
}

it("writes the history and says how much of it there is", async () => {
  expect(await run("uci", good, "--out", out)).toEqual({
    code: 0,
    out: `${out}: 1 tickets, 7 rows; 0 rows of the log rejected\n`,
    error: "",
  });
  expect((await readHistory(out)).tickets).toHaveLength(1);
});

it("names the rejected rows, the first twenty of many one by one", async () => {
  const { code, out: said, error } = await run("uci", mixed, "--out", out);
  const lines = error.trim().split("\n");
  expect([code, lines.length]).toEqual([0, 21]);
  expect(lines[0]).toBe(`rejected ${mixed}:3: 2 columns where the header has 12`);
  expect(lines[20]).toBe("rejected 5 more");
  expect(said).toContain("25 rows of the log rejected");
});

it.each`
  args                                                           | message                                    | why
  ${[]}                                                          | ${"Say which log to convert"}              | ${"no arguments"}
  ${["csv", good, "--out", "x.csv"]}                             | ${'"csv" is no log that can be converted'} | ${"an unknown log"}
  ${["uci", "--out", "x.csv"]}                                   | ${"Name at least one input file"}          | ${"no input"}
  ${["uci", good]}                                               | ${"Say with --out"}                        | ${"no output"}
  ${["uci", good, "--out", "x.csv", "--zone", "Etc/UTC"]}        | ${"Unknown option '--zone'"}               | ${"an unknown option"}
  ${["uci", good, "--out", "x.csv", "--timezone", "Mars/Base"]}  | ${'"Mars/Base" is no time zone'}           | ${"an unknown zone"}
  ${["bpic14", good, "--out", "x.csv", "--timezone", "Etc/UTC"]} | ${"--timezone is for uci only"}            | ${"a zone where it is known"}
  ${["uci", files.path("nowhere.csv"), "--out", "x.csv"]}        | ${"nowhere.csv can't be opened"}           | ${"a missing input"}
`("ends with 2 and a clear word on $why", async ({ args, message }) => {
  const { code, out: said, error } = await run(...args);
  expect([code, said]).toEqual([2, ""]);
  expect(error).toContain(message);
});

it.each`
  input      | place                               | message               | why
  ${useless} | ${files.path("none.csv")}           | ${"No usable row in"} | ${"nothing to write"}
  ${good}    | ${files.path("no-folder/none.csv")} | ${"can't be written"} | ${"nowhere to write it"}
`("leaves no half-written file: $why", async ({ input, place, message }) => {
  const { code, error } = await run("uci", input, "--out", place);
  expect(code).toBe(2);
  expect(error).toContain(message);
  expect([place, `${place}.unfinished`].filter((path) => existsSync(path))).toEqual([]);
});

describeWithShared("data", "the public logs themselves", () => {
  const data = (name: string) => join(sharedFolder, "data", `${name}-sample500.csv.gz`);
  it.each`
    log         | inputs                                                   | history
    ${"uci"}    | ${[data("uci-incident-events")]}                         | ${"uci500"}
    ${"bpic14"} | ${[data("bpic14-activities"), data("bpic14-incidents")]} | ${"bpic14-500"}
  `("$log becomes the very history that was worked out apart from this code", async ({ log, inputs, history }) => {
    expect((await run(log, ...inputs, "--out", out)).code).toBe(0);
    const expected = await readHistory(join(sharedFolder, "conformance", "runs", history, "history.csv.gz"));
    expect((await readHistory(out)).tickets).toEqual(expected.tickets);
  });
});

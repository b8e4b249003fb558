import { execFileSync } from "node:child_process";
import { join } from "node:path";

test("every package that ships has a licence under which this app may carry it", () => {
  const list = execFileSync(process.execPath, [join(__dirname, "../../tools/licences.mjs")], { encoding: "utf8" });
  expect(list).toContain("MIT (");
  expect(list).toContain("date-fns ");
});

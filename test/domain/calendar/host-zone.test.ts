import { execFileSync } from "node:child_process";
import { join } from "node:path";

function answersUnder(hostZone: string): { hostOffset: number; answers: unknown } {
  const program = join(__dirname, "host-zone-answers.ts");
  const printed = execFileSync(process.execPath, ["--import", "tsx", program], {
    env: { ...process.env, TZ: hostZone },
    encoding: "utf8",
  });
  return JSON.parse(printed);
}

it("answers alike whatever the host's time zone is", () => {
  const utc = answersUnder("UTC");
  const lordHowe = answersUnder("Australia/Lord_Howe");
  const newYork = answersUnder("America/New_York");
  expect([utc.hostOffset, lordHowe.hostOffset, newYork.hostOffset]).toEqual([0, -630, 240]);
  expect(lordHowe.answers).toEqual(utc.answers);
  expect(newYork.answers).toEqual(utc.answers);
}, 60_000);

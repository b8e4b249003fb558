import { spawn } from "node:child_process";
import { once } from "node:events";

/** @throws Error with what a script of Node's had to say when it failed */
export async function runScript(script: string): Promise<void> {
  const process_ = spawn(process.execPath, [script], { stdio: ["ignore", "ignore", "pipe"] });
  let complaints = "";
  process_.stderr.on("data", (chunk: Buffer) => {
    complaints += chunk.toString();
  });
  const [status] = await once(process_, "close");
  if (status !== 0) throw new Error(`${script} failed: ${complaints}`);
}

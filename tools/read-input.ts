import { readFile } from "node:fs/promises";
import { InputError } from "../sandbox/history/input-error";

/**
 * The text of a file that somebody named on the command line.
 * @throws InputError when it cannot be read
 */
export async function readInput(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    throw new InputError(`${path} cannot be read: ${(error as Error).message}`);
  }
}

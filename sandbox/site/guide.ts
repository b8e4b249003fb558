import { readFile } from "node:fs/promises";
import { z } from "zod";
import { InputError } from "../history/input-error";

/** What somebody who looks as one of the site's people may try first. */
const forOne = z.object({
  lead: z.string(),
  /** `open`: an address of this site that the whole step leads to. */
  steps: z.array(z.object({ text: z.string(), open: z.string().startsWith("/").optional() })),
});
export type Guidance = z.output<typeof forOne>;

/** Guidance by what a person is on the site, such as `agent` or `customer`. */
export type Guide = Readonly<Record<string, Guidance>>;

/** @throws InputError when the file cannot be read or is no guide */
export async function readGuide(file: string): Promise<Guide> {
  try {
    return z.record(z.string(), forOne).parse(JSON.parse(await readFile(file, "utf8")));
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : String((error as Error).message);
    throw new InputError(`${file} is no guide: ${reason}`);
  }
}

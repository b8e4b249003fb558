/** The input can't be used at all; the message is one sentence for people that names the file and how to mend it. */
export class InputError extends Error {
  override readonly name = "InputError";
}

/** A row that was left out, and why. `line` counts from 1, the header included. */
export interface RejectedRow {
  readonly file: string;
  readonly line: number;
  readonly reason: string;
}

export const describeRejected = ({ file, line, reason }: RejectedRow): string => `${file}:${line}: ${reason}`;

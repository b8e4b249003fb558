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

const SHOWN_AT_MOST = 60;

/** What a file has in some place, for a message: in quotation marks, and cut short when it is long. */
export const quoted = (text: string): string =>
  text.length > SHOWN_AT_MOST ? `"${text.slice(0, SHOWN_AT_MOST)}…"` : `"${text}"`;

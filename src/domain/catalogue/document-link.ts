/** A document that lies elsewhere. */
export interface DocumentLink {
  readonly title: string;
  /** Begins with `https://` or `http://`. */
  readonly url: string;
}

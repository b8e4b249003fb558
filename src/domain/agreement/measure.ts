/** What a clock measures: the time until the first answer, or until the ticket is resolved. */
export type Measure = "resolution" | "response";

import type { Size } from "./size";

/** One part of the bench, chosen by name on the command line. */
export interface Section {
  readonly name: string;
  readonly run: (size: Size) => SectionReport | Promise<SectionReport>;
}

export interface SectionReport {
  readonly tables: readonly Table[];
  /** By what was compared, such as `office between 1 hour vs dayjs-business-time`: how many times faster, or slower. */
  readonly ratios: Readonly<Record<string, number>>;
  /** What else the object of `--json` has, under the section's name. */
  readonly details?: unknown;
}

export interface Table {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** What a reader must know to judge the figures. */
  readonly notes?: readonly string[];
}

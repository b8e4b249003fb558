import { benchZone } from "./bench-calendars";
import { calendarSection } from "./calendar-section";
import { catalogueSection } from "./catalogue-section";
import { chainSection } from "./chain-section";
import { clockSection } from "./clock-section";
import { compileSection } from "./compile-section";
import { correctnessSection } from "./correctness-section";
import { costSection } from "./cost-section";
import { devSection } from "./dev-section";
import { figuresSection } from "./figures-section";
import { panelSection } from "./panel-section";
import { printTable } from "./print-table";
import { queueSection } from "./queue-section";
import { reviewSection } from "./review-section";
import type { Section } from "./section";
import { fullSize, quickSize } from "./size";

const sections: readonly Section[] = [
  correctnessSection,
  calendarSection,
  compileSection,
  clockSection,
  chainSection,
  catalogueSection,
  costSection,
  panelSection,
  figuresSection,
  queueSection,
  reviewSection,
  devSection,
];

/**
 * Runs the sections named, or all, and prints tables, or one object of ratios and of what else a section has to tell.
 * Ratios compare what ran in the same process minutes apart, so that they hold on any machine.
 */
async function main(args: readonly string[]): Promise<number> {
  // The libraries know no zone but the host's; so that they can be right at all, it is that of the calendars.
  process.env.TZ = benchZone;
  const names = args.filter((arg) => arg !== "--json" && arg !== "--quick");
  const unknown = names.filter((name) => !sections.some((section) => section.name === name));
  if (unknown.length > 0) {
    console.error(`No section ${unknown.join(", ")}. There are: ${sections.map(({ name }) => name).join(", ")}.`);
    return 2;
  }
  const isJson = args.includes("--json");
  const json: Record<string, unknown> = {};
  for (const section of sections.filter(({ name }) => names.length === 0 || names.includes(name))) {
    const report = await section.run(args.includes("--quick") ? quickSize : fullSize);
    Object.assign(json, report.ratios, report.details !== undefined && { [section.name]: report.details });
    if (!isJson) for (const table of report.tables) console.log(`${printTable(table)}\n`);
  }
  if (isJson) console.log(JSON.stringify(json, null, 2));
  return 0;
}

main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});

import type { Catalogue } from "../../src/domain/catalogue/catalogue";
import { readCatalogueText, writeCatalogueYaml } from "../../src/domain/catalogue/catalogue-text";
import { differenceOf } from "../../src/domain/catalogue/difference";
import { parseCatalogue } from "../../src/domain/catalogue/parse-catalogue";
import { usageOf } from "../../src/domain/catalogue/usage";
import { catalogueOf, piecesOf, unpack } from "../../src/storage/catalogue-pieces";
import { saveEntries } from "../../src/usecases/save-entries";
import { largeCatalogue } from "./catalogue/large-catalogue";
import { projectId, settingsInMemory } from "./catalogue/settings-in-memory";
import { median } from "./median-time";
import { nanoseconds, times } from "./print-table";
import type { Section } from "./section";
import type { Size } from "./size";

/** What people wait for with a catalogue as large as it may get, beside reading its JSON text and nothing else. */
export const catalogueSection: Section = {
  name: "catalogue",
  async run(size) {
    const catalogue = largeCatalogue(size.services);
    const text = JSON.stringify(catalogue);
    const tasks: Task[] = [
      { name: "JSON.parse of its text", run: () => JSON.parse(text) },
      ...tasksOn(catalogue, text),
    ];
    const taken = await timesOf(tasks, size);
    const floor = taken[0]!.median;
    const rows = tasks.map(({ name }, index) => ({ name, ...taken[index]!, ratio: taken[index]!.median / floor }));
    return {
      tables: [
        {
          title: `A catalogue of ${catalogue.services.length} services, ${catalogue.agreements.length} agreements and ${catalogue.configurationItems!.length} configuration items (${Math.ceil(text.length / 1024)} KiB)`,
          head: ["", "first time", "median", "ratio"],
          rows: rows.map(({ name, first, median, ratio }) => [
            name,
            nanoseconds(first),
            nanoseconds(median),
            times(ratio),
          ]),
          notes: [
            "The first time is that of a function that has just been started; a save is counted without storage.",
          ],
        },
      ],
      ratios: Object.fromEntries(rows.slice(1).map(({ name, ratio }) => [`catalogue, ${name} / JSON.parse`, ratio])),
    };
  },
};

interface Task {
  readonly name: string;
  readonly run: () => unknown;
}

function tasksOn(catalogue: Catalogue, text: string): Task[] {
  const [service, ...services] = catalogue.services;
  const edited = { ...service!, description: "Something else." };
  const changed: Catalogue = { ...catalogue, services: [edited, ...services] };
  const ports = settingsInMemory(catalogue);
  const edit = { entry: { section: "services", key: edited.key } as const, before: service, after: edited };
  const yaml = writeCatalogueYaml(catalogue);
  const packed = piecesOf(catalogue).map((piece) => piece.packed!);
  return [
    { name: "check it", run: () => sound(parseCatalogue(catalogue)) },
    {
      name: "save an entry",
      run: async () =>
        sound(await saveEntries(ports, { projectId, by: "bench" }, [edit], { note: null, issueKey: null })),
    },
    { name: "find who uses what", run: () => usageOf(catalogue).usesOf("services", edited.key) },
    { name: "compare it with another", run: () => differenceOf(catalogue, changed) },
    { name: "pack it", run: () => piecesOf(catalogue) },
    { name: "open what is packed", run: () => catalogueOf(packed.map(unpack)) },
    { name: "read a JSON file of it", run: () => sound(readCatalogueText(text)) },
    { name: "read a YAML file of it", run: () => sound(readCatalogueText(yaml)) },
  ];
}

/** A refusal takes another way than what people wait for, so its time would say nothing. */
function sound(answer: { readonly kind: string }): void {
  if (answer.kind !== "accepted" && answer.kind !== "saved")
    throw new Error(`The catalogue of the bench is ${answer.kind}: ${JSON.stringify(answer).slice(0, 1_000)}`);
}

interface Taken {
  readonly first: number;
  readonly median: number;
}

/** Nanoseconds of each task: the first time, and the median of later rounds in which all take turns. */
async function timesOf(tasks: readonly Task[], { rounds }: Size): Promise<Taken[]> {
  const taken = tasks.map((): number[] => []);
  for (let round = 0; round <= rounds; round += 1)
    for (const [index, task] of tasks.entries()) {
      const start = process.hrtime.bigint();
      await task.run();
      taken[index]!.push(Number(process.hrtime.bigint() - start));
    }
  return taken.map(([first, ...later]) => ({ first: first!, median: median(later) }));
}

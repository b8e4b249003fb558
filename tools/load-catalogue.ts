import { setTimeout } from "node:timers/promises";
import type { HistoryProjectOptions } from "../sandbox/history/history-project";
import { InputError } from "../sandbox/history/input-error";
import type { RunningSite } from "../sandbox/site/start-site";
import { deskIn } from "./desk-in-catalogue";
import { readInput } from "./read-input";
import { CatalogueRefused, ServiceLevelManager } from "./service-level-manager";

/** What a catalogue says of the project that a log is read into: the categories of its statuses. */
export async function historyProject(file: string): Promise<HistoryProjectOptions> {
  return { statuses: deskIn(await readInput(file)).statuses };
}

/**
 * Puts a catalogue into the first project of a running site, through the app, as that project's lead would. A project that
 * has one already gets it as its next version.
 * @throws InputError when the file cannot be read or the app refuses it
 */
export default async function loadCatalogue(site: RunningSite, file: string): Promise<void> {
  const catalogue = await readInput(file);
  for (const { accountId, name } of deskIn(catalogue).people) {
    site.desk.addUser({ accountId, displayName: name, kind: "agent" });
  }
  try {
    const warnings = await leadOf(site).importCatalogue(catalogue);
    console.log(`The app took the catalogue ${file}${warnings === 0 ? "" : ` with ${warnings} warnings`}.`);
  } catch (error) {
    if (error instanceof CatalogueRefused) throw new InputError(`${file}: ${error.message}`);
    throw error;
  }
}

/**
 * The lead of the site's first project, at work in its settings page.
 * @throws InputError when the site has no project
 */
export function leadOf({ desk, host }: RunningSite): ServiceLevelManager {
  const project = desk.projects()[0];
  if (project === undefined) throw new InputError("The site has no project that could take a catalogue.");
  return new ServiceLevelManager(host, project, project.lead, () => setTimeout(500));
}

import type { RunningSite } from "../sandbox/site/start-site";
import loadCatalogue, { leadOf } from "./load-catalogue";

/**
 * Gives the invented service desk its catalogue at its first start, so that the first look shows promises and not an empty
 * page. What is there already is left alone.
 * @returns whether there was nothing yet
 */
export default async function loadSample(site: RunningSite, file: string): Promise<boolean> {
  const manager = leadOf(site);
  if ((await manager.monitoringStatus()).project !== null) return false;
  await loadCatalogue(site, file);
  const project = (await manager.monitoringStatus()).project;
  // The desk's request types say what is wanted, its components of which service.
  const own = project?.fields.service.slice(0, 1) ?? [];
  if (project !== null) await manager.saveMapping({ ...project.fields, service: [...own, "components"] });
  return true;
}

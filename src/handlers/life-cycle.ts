import { z } from "zod";
import { projects } from "../storage/projects";
import { readStored } from "../storage/stored";
import { releaseFollowers } from "../usecases/follow-catalogue";
import { followPorts, startPass } from "./wiring";

const projectEvent = z.object({ project: z.object({ id: z.union([z.string(), z.number()]).transform(String) }) });

/**
 * A project was deleted: Jira tells nothing of its tickets, so they are forgotten with it. Projects that followed its
 * catalogue keep a copy.
 */
export async function onProjectDeleted(payload: unknown): Promise<void> {
  const { project } = readStored("An event about a project", projectEvent, payload);
  await releaseFollowers(followPorts(), project.id, null);
  await projects.remove(project.id);
  await startPass({ kind: "forget", projectId: project.id });
}

/**
 * The app was installed or upgraded to a new major version: what it knows may be older than what happened meanwhile, so
 * the tickets of every project that has a catalogue are measured anew.
 */
export async function onLifeCycle(): Promise<void> {
  for (const { projectId } of await projects.list()) await startPass({ kind: "intake", projectId, pageToken: null });
}

import { asApp } from "@forge/api";
import Resolver from "@forge/resolver";
import { z } from "zod";
import type { CatalogueProblem, ImportResult, MeasurementRow, MonitoringStatus, Reconciled } from "../contract";
import { readCatalogueText, writeCatalogueJson, writeCatalogueYaml } from "../domain/catalogue/catalogue-text";
import type { Instant } from "../domain/time";
import { SECOND } from "../domain/time";
import { InvalidRequest } from "../errors";
import { jiraClient } from "../jira/jira-client";
import { appFieldIdsAmong, defaultTicketFields, jiraProjectFacts } from "../jira/project-facts";
import { baselines } from "../storage/baselines";
import { duties } from "../storage/duties";
import { monitoredProjects } from "../storage/monitored-projects";
import { projects } from "../storage/projects";
import { watchedTickets } from "../storage/watched-tickets";
import { importCatalogue } from "../usecases/import-catalogue";
import { listMeasurements, type Measurement } from "../usecases/list-measurements";
import type { ProjectSetup } from "../usecases/project-setup";
import { beginBaseline } from "../usecases/take-baseline";
import { answeringProjectAdministrators } from "./answering";
import { baselinePorts, installationId, startPass } from "./wiring";

const projectId = z.string().regex(/^\d+$/);
const fieldIds = z.array(z.string().regex(/^[\w-]+$/)).max(10);
const instant = z.iso.datetime({ offset: true }).nullable();
const cursor = z.object({ phase: z.enum(["open", "finished", "not-monitored"]), after: z.string().nullable() });

/** The settings page's resolver; each function is for administrators of the project that it is asked about. */
export const settings = new Resolver()
  .define(
    "importCatalogue",
    answeringProjectAdministrators(
      z.object({ projectId, text: z.string() }),
      async ({ projectId, text }): Promise<ImportResult> => {
        const facts = jiraProjectFacts(jiraClient(asApp()));
        const imported = await importCatalogue(
          {
            now: Date.now,
            setup: projects.get,
            async lookUp(id) {
              const [project, fields, statuses] = [
                await facts.project(id),
                await facts.fields(),
                await facts.statuses(id),
              ];
              const appFields = appFieldIdsAmong(fields);
              return {
                facts: { projectId: project.id, projectKey: project.key, appFields, statuses },
                fields: defaultTicketFields(fields, appFields),
              };
            },
            saveCatalogue: projects.saveCatalogue,
            save: projects.save,
            remeasure: (id) => startPass({ kind: "intake", projectId: id, pageToken: null }),
          },
          projectId,
          text,
        );
        return imported.kind === "refused"
          ? { kind: "refused", problems: imported.problems.map(toProblem) }
          : { kind: "imported", version: imported.version, warnings: imported.warnings.map(toProblem) };
      },
    ),
  )
  .define(
    "exportCatalogue",
    answeringProjectAdministrators(
      z.object({ projectId, form: z.enum(["yaml", "json"]) }),
      async ({ projectId, form }) => {
        const read = readCatalogueText(await projects.catalogueText(await setupOf(projectId)));
        if (read.kind === "refused") throw new InvalidRequest("The stored catalogue cannot be read; import it again.");
        return { text: form === "yaml" ? writeCatalogueYaml(read.catalogue) : writeCatalogueJson(read.catalogue) };
      },
    ),
  )
  .define(
    "saveMapping",
    answeringProjectAdministrators(
      z.object({ projectId, fields: z.object({ service: fieldIds, customer: fieldIds, team: fieldIds }) }),
      async ({ projectId, fields }) => {
        const setup = await setupOf(projectId);
        const known = new Set((await jiraProjectFacts(jiraClient(asApp())).fields()).map(({ id }) => id));
        const unknown = [...fields.service, ...fields.customer, ...fields.team].filter((id) => !known.has(id));
        if (unknown.length > 0)
          throw new InvalidRequest(`Jira has no field ${unknown.join(", ")}. Give ids such as customfield_10050.`);
        await projects.save({ ...setup, fields, revision: setup.revision + 1 });
        await startPass({ kind: "known", projectId, after: null });
        return null;
      },
    ),
  )
  .define(
    "startBaseline",
    answeringProjectAdministrators(
      z.object({ projectId, from: z.iso.datetime({ offset: true }), to: z.iso.datetime({ offset: true }) }),
      async ({ projectId, from, to }) => {
        await setupOf(projectId);
        const period = { projectId, from: Date.parse(from), to: Date.parse(to) };
        if (period.from >= period.to)
          throw new InvalidRequest("The period ends before it begins. Give an earlier beginning.");
        await beginBaseline(baselinePorts(), period);
        return null;
      },
    ),
  )
  .define(
    "monitoringStatus",
    answeringProjectAdministrators(z.object({ projectId }), async ({ projectId }): Promise<MonitoringStatus> => {
      const setup = await projects.get(projectId);
      const sweep = await duties.sweep();
      const baseline = await baselines.get(projectId);
      const left = await watchedTickets.inPhase(projectId, "not-monitored");
      return {
        project:
          setup === null
            ? null
            : {
                catalogueVersion: setup.catalogueVersion,
                importedAt: iso(setup.importedAt),
                monitoredFrom: iso(setup.monitoredFrom),
                fields: setup.fields,
              },
        lastSweep:
          sweep === null ? null : { ranAt: iso(sweep.ranAt), handedOn: sweep.handedOn, overdue: sweep.overdue },
        notMonitored: left.tickets.flatMap(({ ticket: { issueId, issueKey, notMonitored } }) =>
          notMonitored === null
            ? []
            : [{ issueId, issueKey, reason: notMonitored.reason, since: iso(notMonitored.since) }],
        ),
        baseline:
          baseline === null
            ? null
            : {
                from: iso(baseline.from),
                to: iso(baseline.to),
                found: baseline.found,
                added: baseline.added,
                finishedAt: isoOrNull(baseline.finishedAt),
              },
        lastReconciliation: await reconciled("reconcile"),
        lastAudit: await reconciled("audit"),
      };
    }),
  )
  .define(
    "measurements",
    answeringProjectAdministrators(
      z.object({ projectId, cursor: z.string().nullable(), at: instant }),
      async (asked) => {
        const at = asked.at === null ? Date.now() : Date.parse(asked.at);
        const { measurements, next } = await listMeasurements(
          {
            now: () => at,
            project: monitoredProjects(installationId()).get,
            inPhase: async (id, phase, after) =>
              (await watchedTickets.inPhase(id, phase, after === null ? undefined : { issueId: after })).tickets,
          },
          asked.projectId,
          asked.cursor === null ? null : cursorOf(asked.cursor),
        );
        return { rows: measurements.map(toRow), cursor: next === null ? null : JSON.stringify(next) };
      },
    ),
  )
  .getDefinitions();

function cursorOf(text: string) {
  try {
    return cursor.parse(JSON.parse(text));
  } catch {
    throw new InvalidRequest("The list cannot be continued from here. Begin it again without a cursor.");
  }
}

async function setupOf(projectId: string): Promise<ProjectSetup> {
  const setup = await projects.get(projectId);
  if (setup === null) throw new InvalidRequest("This project has no catalogue yet. Import one first.");
  return setup;
}

async function reconciled(duty: "reconcile" | "audit"): Promise<Reconciled | null> {
  const report = await duties.reconciled(duty);
  return report === null ? null : { ...report, ranAt: iso(report.ranAt) };
}

function toProblem({ path, message }: CatalogueProblem): CatalogueProblem {
  return { path, message };
}

function toRow({ target, elapsed, isBreached, ...reading }: Measurement): MeasurementRow {
  return {
    ...reading,
    startedAt: iso(reading.startedAt),
    stoppedAt: isoOrNull(reading.stoppedAt),
    targetSeconds: target / SECOND,
    elapsedSeconds: elapsed / SECOND,
    dueAt: isoOrNull(reading.dueAt),
    breached: isBreached,
    breachedAt: isoOrNull(reading.breachedAt),
  };
}

function iso(at: Instant): string {
  return new Date(at).toISOString();
}

function isoOrNull(at: Instant | null): string | null {
  return at === null ? null : iso(at);
}

import { asApp } from "@forge/api";
import { z } from "zod";
import type { MeasurementRow, MonitoringStatus, Reconciled, SettingsCalls } from "../../contract";
import { listed } from "../../domain/catalogue/problem";
import { ASSIGNEE_GROUPS } from "../../domain/monitoring/field-record";
import type { Instant } from "../../domain/time";
import { SECOND } from "../../domain/time";
import { InvalidRequest } from "../../errors";
import { jiraClient } from "../../jira/jira-client";
import { holdsPeople, jiraProjectFacts } from "../../jira/project-facts";
import { baselines } from "../../storage/baselines";
import { duties } from "../../storage/duties";
import { monitoredProjects } from "../../storage/monitored-projects";
import { projects } from "../../storage/projects";
import { watchedTickets } from "../../storage/watched-tickets";
import { chooseFields } from "../../usecases/choose-fields";
import { listMeasurements, type Measurement } from "../../usecases/list-measurements";
import { hasCatalogue } from "../../usecases/project-setup";
import { beginBaseline } from "../../usecases/take-baseline";
import { answeringProjectAdministrators } from "../answering";
import { baselinePorts, cataloguePorts, installationId } from "../wiring";
import type { Answering } from "./answers";
import { projectId } from "./payloads";

/** Ids of fields, or the reserved word for the assignee's groups. */
const fieldIds = z.array(z.string().regex(/^[\w.-]+$/)).max(10);
const instant = z.iso.datetime({ offset: true }).nullable();
const cursor = z.object({ phase: z.enum(["open", "finished", "not-monitored"]), after: z.string().nullable() });

/** Whether and how the desk is watched. */
export const monitoringCalls: Pick<
  Answering<SettingsCalls>,
  "saveMapping" | "startBaseline" | "monitoringStatus" | "measurements"
> = {
  saveMapping: answeringProjectAdministrators(
    z.object({ projectId, fields: z.object({ service: fieldIds, customer: fieldIds, team: fieldIds }) }),
    async ({ projectId, fields }, { accountId: by }) => {
      const all = await jiraProjectFacts(jiraClient(asApp())).fields();
      const known = new Set(all.map(({ id }) => id));
      const team = fields.team.filter((id) => id !== ASSIGNEE_GROUPS);
      const unknown = [...fields.service, ...fields.customer, ...team].filter((id) => !known.has(id));
      if (unknown.length > 0)
        throw new InvalidRequest(
          `Jira has no field ${unknown.join(", ")}. Give ids such as customfield_10050, or for the team ${ASSIGNEE_GROUPS}.`,
        );
      const chosen = new Set([...fields.service, ...fields.customer, ...team]);
      const people = all.filter((field) => chosen.has(field.id) && holdsPeople(field));
      if (people.length > 0)
        throw new InvalidRequest(
          `${listed(people.map(({ name }) => JSON.stringify(name)))} cannot tell what a ticket is about: a field that holds people is not kept by their names. Choose a field with options, components or organizations; for the team, ${ASSIGNEE_GROUPS}.`,
        );
      await chooseFields(cataloguePorts(), { projectId, by }, fields);
      return null;
    },
  ),
  startBaseline: answeringProjectAdministrators(
    z.object({ projectId, from: z.iso.datetime({ offset: true }), to: z.iso.datetime({ offset: true }) }),
    async ({ projectId, from, to }) => {
      if ((await projects.get(projectId)) === null)
        throw new InvalidRequest("Nobody watches this project yet. Make or import its catalogue first.");
      const period = { projectId, from: Date.parse(from), to: Date.parse(to) };
      if (period.from >= period.to)
        throw new InvalidRequest("The period ends before it begins. Give an earlier beginning.");
      await beginBaseline(baselinePorts(), period);
      return null;
    },
  ),
  monitoringStatus: answeringProjectAdministrators(
    z.object({ projectId }),
    async ({ projectId }): Promise<MonitoringStatus> => {
      const setup = await projects.get(projectId);
      const source = setup?.follows ? ((await projects.get(setup.follows)) ?? setup) : setup;
      const sweep = await duties.sweep();
      const baseline = await baselines.get(projectId);
      const left = await watchedTickets.inPhase(projectId, "not-monitored");
      return {
        project:
          setup === null || source === null || !hasCatalogue(setup)
            ? null
            : {
                catalogueVersion: source.catalogue.revision,
                importedAt: iso(source.catalogue.changedAt),
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
        lastReconciliation: await reconciled("reconcile", projectId),
        lastAudit: await reconciled("audit", projectId),
      };
    },
  ),
  measurements: answeringProjectAdministrators(
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
};

function cursorOf(text: string) {
  try {
    return cursor.parse(JSON.parse(text));
  } catch {
    throw new InvalidRequest("The list cannot be continued from here. Begin it again without a cursor.");
  }
}

async function reconciled(duty: "reconcile" | "audit", projectId: string): Promise<Reconciled | null> {
  const report = await duties.reconciled(duty);
  if (report === null) return null;
  const { ranAt, repaired, repairedInAll, failures } = report;
  const failed = failures.flatMap((failure) => (failure.projectId === projectId ? failure.duty : []));
  return { ranAt: iso(ranAt), repaired, repairedInAll, failed };
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

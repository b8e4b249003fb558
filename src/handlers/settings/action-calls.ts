import { z } from "zod";
import type { SettingsCalls } from "../../contract";
import { type ActionRules, ordinaryRules } from "../../domain/journal/action-rules";
import { InvalidRequest } from "../../errors";
import { projects } from "../../storage/projects";
import { settleActionRules } from "../../usecases/settle-action-rules";
import { answeringProjectAdministrators } from "../answering";
import { cataloguePorts } from "../wiring";
import type { Answering } from "./answers";
import { projectId, typedName } from "./payloads";

const MOST_REASONS = 50;
const MOST_GRANTERS = 100;
const reasonKey = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(60);

const rules: z.ZodType<ActionRules> = z.object({
  breachReasons: z.array(z.object({ key: reasonKey, name: typedName })).max(MOST_REASONS),
  extensionGranters: z.object({
    accountIds: z.array(z.string().min(1).max(200)).max(MOST_GRANTERS),
    groups: z.array(z.string().min(1).max(255)).max(MOST_GRANTERS),
  }),
  acknowledgementHolds: z.boolean(),
  agentFigureGroups: z.array(z.string().min(1).max(255)).max(MOST_GRANTERS),
});

/** What people may do on tickets. */
export const actionCalls: Pick<Answering<SettingsCalls>, "ticketActionRules" | "saveTicketActionRules"> = {
  ticketActionRules: answeringProjectAdministrators(
    z.object({ projectId }),
    async ({ projectId }) => (await projects.get(projectId))?.actions ?? ordinaryRules,
  ),
  saveTicketActionRules: answeringProjectAdministrators(
    z.object({ projectId, rules }),
    async ({ projectId, rules }, { accountId: by }) => {
      const keys = rules.breachReasons.map(({ key }) => key);
      const doubled = keys.filter((key, index) => keys.indexOf(key) !== index);
      if (doubled.length > 0)
        throw new InvalidRequest(`Two reasons have the key ${doubled[0]}. Give each a key of its own.`);
      await settleActionRules(cataloguePorts(), { projectId, by }, rules);
      return null;
    },
  ),
};

import type { settings } from "../../../../locales/en-US.json";
import { dateBegunBy } from "../../../../src/domain/agreement/date-begun";
import { sampleCatalogue } from "../../../../src/domain/sample/sample-catalogue";
import type { Instant } from "../../../../src/domain/time";
import type { Call } from "../../shared/app/calls";
import { say } from "../../shared/words/say";
import { importText } from "../exchange/upload";

/**
 * Puts the sample into a project's empty catalogue, as an import does.
 * @param revision of the catalogue that was found empty
 * @returns false when somebody changed it meanwhile: nothing was added
 * @throws CallFailed
 */
export async function bringSample(call: Call, revision: number, timeZone: string, now: Instant): Promise<boolean> {
  const catalogue = sampleCatalogue(
    {
      office: word("office"),
      always: word("always"),
      email: word("email"),
      emailDescription: word("email-description"),
      emailOutcome: word("email-outcome"),
      server: word("server"),
      serverType: word("server-type"),
      manager: word("manager"),
      managerRole: word("manager-role"),
      customer: word("customer"),
      customerContact: word("customer-contact"),
      customerRole: word("customer-role"),
      supplier: word("supplier"),
      supplierContact: word("supplier-contact"),
      agreement: word("agreement"),
      need: word("need"),
      waiver: word("waiver"),
      teamAgreement: word("team-agreement"),
      team: word("team"),
      contract: word("contract"),
      waiting: word("waiting"),
    },
    timeZone,
    dateBegunBy(now, timeZone),
  );
  const result = await importText(call, JSON.stringify(catalogue), revision, () => undefined);
  if (result.kind === "refused") throw new Error(result.problems.map(({ message }) => message).join(" "));
  return result.kind === "imported";
}

const word = (name: keyof (typeof settings)["sample"]["words"]): string => say(`sample.words.${name}`);

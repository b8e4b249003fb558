import Heading from "@atlaskit/heading";
import type { ReactNode } from "react";
import type { AgreementEntry, ServiceLevelAgreementEntry } from "../../../../../src/domain/agreement/agreement-entry";
import type { Slot } from "../../../shared/form/slot";
import { say } from "../../../shared/words/say";
import { useProjectWords } from "../use-project-words";
import { AboutFields } from "./about-fields";
import { ChainFields } from "./chain-fields";
import { ClockFields } from "./clock-fields";
import { LadderFields } from "./ladder-fields";
import { LevelFields } from "./level-fields";
import { LiveExample } from "./live-example";
import { MatrixView } from "./matrix-view";
import { PaperFields } from "./paper-fields";
import { useQuickAdd } from "./quick-add";
import { TargetsFields } from "./targets-fields";
import { ValidityFields } from "./validity-fields";

interface Props {
  readonly slot: Slot<AgreementEntry>;
  readonly isNew: boolean;
}

/** Everything that an agreement can say, section by section. */
export function TermsFields({ slot, isNew }: Props) {
  const { statuses, priorities } = useProjectWords();
  const quick = useQuickAdd();
  return (
    <>
      <Part title={say("agreements.section.about")}>
        <AboutFields slot={slot} isNew={isNew} statuses={statuses} {...quick} />
        <ValidityFields slot={slot} />
      </Part>
      <Part title={say("agreements.section.targets")}>
        <TargetsFields slot={slot} priorities={priorities} {...quick} />
        <MatrixView priorities={priorities} />
        {slot.value !== undefined && <LiveExample draft={slot.value} shows="due" />}
      </Part>
      <Part title={say("agreements.section.clock")}>
        <ClockFields slot={slot} statuses={statuses} />
      </Part>
      <Part title={say("agreements.section.levels")}>
        <LevelFields slot={slot} />
      </Part>
      {slot.value?.kind === "sla" && (
        <Part title={say("agreements.section.chain")}>
          <ChainFields slot={slot as Slot<ServiceLevelAgreementEntry>} />
        </Part>
      )}
      <Part title={say("agreements.section.escalation")}>
        <LadderFields slot={slot} {...quick} />
        {slot.value?.escalation !== undefined && <LiveExample draft={slot.value} shows="steps" />}
      </Part>
      <Part title={say("agreements.section.papers")}>
        <PaperFields slot={slot} />
      </Part>
      {quick.dialog}
    </>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="stack">
      <Heading as="h3" size="small">
        {title}
      </Heading>
      {children}
    </section>
  );
}

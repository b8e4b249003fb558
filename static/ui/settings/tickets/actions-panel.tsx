import Button from "@atlaskit/button/new";
import Heading from "@atlaskit/heading";
import { useState } from "react";
import type { TicketActionRules } from "../../../../src/contract";
import { isSame } from "../../../../src/domain/catalogue/fact-changes";
import { useApp } from "../../shared/app/app";
import { CheckField } from "../../shared/form/check-field";
import { keyFrom } from "../../shared/form/key-from";
import { replaced, slotOf } from "../../shared/form/slot";
import { WordsPicker } from "../../shared/form/words-picker";
import { messageOf, useLoaded } from "../../shared/loading/loaded";
import { LoadedView } from "../../shared/loading/loaded-view";
import { say } from "../../shared/words/say";
import { type ReportUnsaved, useReported } from "./use-unsaved";

/** What people may do on tickets: the reasons for breaches, who grants more time, what an acknowledgement does. */
export function ActionsPanel({ onUnsaved }: { readonly onUnsaved: ReportUnsaved }) {
  const { call } = useApp();
  const { loaded, again } = useLoaded(() => call("ticketActionRules", {}), [call]);
  return (
    <section className="part" aria-label={say("tickets.actions.title")}>
      <Heading as="h3" size="small">
        {say("tickets.actions.title")}
      </Heading>
      <p>{say("tickets.actions.help")}</p>
      <LoadedView of={loaded} what={say("tickets.actions.rules")}>
        {(rules) => <RulesForm key={JSON.stringify(rules)} saved={rules} onSaved={again} onUnsaved={onUnsaved} />}
      </LoadedView>
    </section>
  );
}

interface Props {
  readonly saved: TicketActionRules;
  readonly onSaved: () => void;
  readonly onUnsaved: ReportUnsaved;
}

function RulesForm({ saved, onSaved, onUnsaved }: Props) {
  const { call, notify } = useApp();
  const [rules, setRules] = useState(saved);
  const [isSaving, setSaving] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const form = slotOf<Form>({
    value: formOf(rules),
    change: (steps, value) => setRules(taken(rules, replaced(formOf(rules), steps, value) as Partial<Form>)),
    problemsAt: () => [],
    refuse: () => undefined,
  });
  const isChanged = !isSame(rules, saved);
  useReported(onUnsaved, "actions", isChanged);
  const save = async () => {
    setSaving(true);
    setProblem(null);
    try {
      await call("saveTicketActionRules", { rules });
      notify({ kind: "success", title: say("tickets.actions.saved") });
      onSaved();
    } catch (error) {
      setProblem(messageOf(error));
    } finally {
      setSaving(false);
    }
  };
  return (
    <>
      <WordsPicker
        slot={form.at("reasons")}
        label={say("tickets.actions.reasons")}
        help={say("tickets.actions.reasons-help")}
        placeholder={say("tickets.actions.reasons-add")}
        suggestions={namesOf(saved)}
      />
      <WordsPicker
        slot={form.at("granters")}
        label={say("tickets.actions.granters")}
        help={say("tickets.actions.granters-help")}
        placeholder={say("tickets.actions.granters-add")}
        suggestions={saved.extensionGranters.groups}
      />
      <CheckField
        slot={form.at("holds")}
        label={say("tickets.actions.holds")}
        help={say("tickets.actions.holds-help")}
      />
      <WordsPicker
        slot={form.at("agentFigures")}
        label={say("tickets.actions.agent-figures")}
        help={say("tickets.actions.agent-figures-help")}
        placeholder={say("tickets.actions.granters-add")}
        suggestions={saved.agentFigureGroups}
      />
      {problem !== null && (
        <p role="alert" className="field-error">
          {problem}
        </p>
      )}
      <div className="buttons">
        <Button appearance="primary" isDisabled={!isChanged} isLoading={isSaving} onClick={save}>
          {say("tickets.actions.save")}
        </Button>
        {isChanged && (
          <Button appearance="subtle" onClick={() => setRules(saved)}>
            {say("dialog.cancel")}
          </Button>
        )}
      </div>
    </>
  );
}

const namesOf = ({ breachReasons }: TicketActionRules) => breachReasons.map(({ name }) => name);

/** The rules as the form shows them. */
interface Form {
  readonly reasons: readonly string[];
  readonly granters: readonly string[];
  readonly holds: boolean;
  readonly agentFigures: readonly string[];
}

const formOf = (rules: TicketActionRules): Form => ({
  reasons: namesOf(rules),
  granters: rules.extensionGranters.groups,
  holds: rules.acknowledgementHolds,
  agentFigures: rules.agentFigureGroups,
});

function taken(
  rules: TicketActionRules,
  { reasons = [], granters = [], holds = false, agentFigures = [] }: Partial<Form>,
): TicketActionRules {
  const extensionGranters = { ...rules.extensionGranters, groups: granters };
  return {
    ...withReasons(rules, reasons),
    extensionGranters,
    acknowledgementHolds: holds,
    agentFigureGroups: agentFigures,
  };
}

/** A reason that is known by its name keeps its key: journals name it. */
function withReasons(rules: TicketActionRules, names: readonly string[]): TicketActionRules {
  const keys = new Set(rules.breachReasons.map(({ key }) => key));
  const breachReasons = names.map((name) => {
    const known = rules.breachReasons.find((reason) => reason.name === name);
    if (known !== undefined) return known;
    const key = keyFrom(name, keys) || keyFrom(`reason ${keys.size + 1}`, keys);
    keys.add(key);
    return { key, name };
  });
  return { ...rules, breachReasons };
}

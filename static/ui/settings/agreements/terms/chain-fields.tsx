import Button from "@atlaskit/button/new";
import type { ChainLegEntry, ServiceLevelAgreementEntry } from "../../../../../src/domain/agreement/agreement-entry";
import { titleOf } from "../../../../../src/domain/catalogue/entry-title";
import { useCatalogue } from "../../../shared/catalogue/catalogue-store";
import { CheckField } from "../../../shared/form/check-field";
import { ChoiceField } from "../../../shared/form/choice-field";
import { useReadOnly } from "../../../shared/form/field";
import { ListEditor } from "../../../shared/form/list-editor";
import { ReferencePicker } from "../../../shared/form/reference-picker";
import type { Slot } from "../../../shared/form/slot";
import { say } from "../../../shared/words/say";
import { supportingFor } from "../supporting";
import { kept } from "./kept";

type Legs = readonly ChainLegEntry[];
type Link = Extract<ChainLegEntry, { agreement: string }>;
type Fork = Extract<ChainLegEntry, { parallel: unknown }>;

/** Branches may lie so deep in each other; the file allows no more. */
const DEEPEST_BRANCHES = 3;

interface Props {
  readonly slot: Slot<ServiceLevelAgreementEntry>;
}

/** Who stands behind a promise: everybody who supports the service, or links in an order of their own. */
export function ChainFields({ slot }: Props) {
  const { catalogue } = useCatalogue();
  const chain = slot.at("chain");
  const supporting = supportingFor(catalogue, slot.value?.service ?? "");
  const startOwn = (): Legs => supporting.map(({ key }) => ({ agreement: key }));
  return (
    <>
      <ChoiceField
        slot={{
          ...(chain as unknown as Slot<"own">),
          path: `${chain.path}.how`,
          value: chain.value === undefined ? undefined : "own",
          set: (how) => chain.set(how === undefined ? undefined : startOwn()),
        }}
        label={say("agreements.chain-fields.how")}
        help={say("agreements.chain-fields.how-help")}
        none={say("agreements.chain-fields.default")}
        choices={[{ value: "own", text: say("agreements.chain-fields.own") }]}
      />
      {chain.value !== undefined ? (
        <LegList slot={chain} label={say("agreements.section.chain")} depth={0} />
      ) : supporting.length === 0 ? (
        <p>{say("agreements.chain-fields.none")}</p>
      ) : (
        <ol>
          {supporting.map((entry) => (
            <li key={entry.key}>
              {titleOf(entry)} <span className="quiet">({say(`agreements.kind-short.${entry.kind}`)})</span>
            </li>
          ))}
        </ol>
      )}
    </>
  );
}

interface LegListProps {
  readonly slot: Slot<Legs>;
  readonly label: string;
  readonly depth: number;
}

function LegList({ slot, label, depth }: LegListProps) {
  const isReadOnly = useReadOnly();
  const legs = slot.value ?? [];
  const nameOf = (place: number) => say("agreements.chain-fields.leg", { place: place + 1 });
  // A chain without links is one in which nobody has to do anything, not the absence of a chain.
  const keptList: Slot<Legs> = { ...slot, set: (value) => slot.set(value ?? []) };
  return (
    <>
      <ListEditor
        slot={keptList}
        label={label}
        add={say("agreements.chain-fields.add")}
        item={nameOf}
        start={(): ChainLegEntry => ({ agreement: "" })}
        isOrdered
      >
        {(leg, place) =>
          leg.value !== undefined && "parallel" in leg.value ? (
            <ForkFields slot={leg as Slot<Fork>} name={nameOf(place)} depth={depth} />
          ) : (
            <LinkFields slot={leg as Slot<Link>} name={nameOf(place)} />
          )
        }
      </ListEditor>
      {!isReadOnly && depth < DEEPEST_BRANCHES && (
        <p>
          <Button
            spacing="compact"
            onClick={() => slot.set([...legs, { parallel: [[{ agreement: "" }], [{ agreement: "" }]] }])}
          >
            {say("agreements.chain-fields.add-parallel")}
          </Button>
        </p>
      )}
    </>
  );
}

function LinkFields({ slot, name }: { readonly slot: Slot<Link>; readonly name: string }) {
  const { catalogue } = useCatalogue();
  const promises = catalogue.agreements.filter(({ kind }) => kind === "sla").map(({ key }) => key);
  const agreement = kept(slot.at("agreement"));
  return (
    <div className="field-row">
      <ReferencePicker
        slot={{ ...agreement, value: agreement.value || undefined }}
        section="agreements"
        without={promises}
        label={say("agreements.chain-fields.choose-label", { name })}
        isRequired
      />
      <CheckField slot={slot.at("optional")} label={say("agreements.chain-fields.optional-label", { name })} />
    </div>
  );
}

interface ForkProps {
  readonly slot: Slot<Fork>;
  readonly name: string;
  readonly depth: number;
}

function ForkFields({ slot, name, depth }: ForkProps) {
  const branches = slot.at("parallel");
  return (
    <>
      <p>{say("agreements.chain-fields.parallel")}</p>
      <CheckField slot={slot.at("optional")} label={say("agreements.chain-fields.optional-label", { name })} />
      <ListEditor
        slot={{ ...branches, set: (value) => branches.set(value ?? []) } as Slot<readonly Legs[]>}
        label={say("agreements.chain-fields.branches", { name })}
        add={say("agreements.chain-fields.add-branch")}
        item={(place) => say("agreements.chain-fields.branch", { place: place + 1 })}
        start={(): Legs => [{ agreement: "" }]}
      >
        {(branch, place) => (
          <LegList
            slot={branch as Slot<Legs>}
            label={say("agreements.chain-fields.branch", { place: place + 1 })}
            depth={depth + 1}
          />
        )}
      </ListEditor>
    </>
  );
}

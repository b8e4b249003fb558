import Button from "@atlaskit/button/new";
import { useState } from "react";
import type { AgreementEntry, ServiceLevelAgreementEntry } from "../../../../../src/domain/agreement/agreement-entry";
import { useCatalogue } from "../../../shared/catalogue/catalogue-store";
import type { Slot } from "../../../shared/form/slot";
import { say } from "../../../shared/words/say";
import { FitVerdict } from "../../chain/fit-verdict";
import { useFits } from "../../chain/use-fit";
import { ChainFields } from "../terms/chain-fields";
import { priorityName } from "../terms/targets-fields";
import { NewSupport } from "./new-support";

/** Who does the work behind the promise, and whether they can keep it together. */
export function SupportStep({ slot }: { readonly slot: Slot<ServiceLevelAgreementEntry> }) {
  const { isFollowed } = useCatalogue();
  const [adding, setAdding] = useState<"ola" | "uc" | null>(null);
  const draft = slot.value;
  return (
    <>
      <ChainFields slot={slot} />
      {!isFollowed && (
        <div className="buttons">
          <Button onClick={() => setAdding("ola")}>{say("agreements.chain-fields.new-ola")}</Button>
          <Button onClick={() => setAdding("uc")}>{say("agreements.chain-fields.new-uc")}</Button>
        </div>
      )}
      {draft !== undefined && <Fits draft={draft} />}
      {adding !== null && draft !== undefined && (
        <NewSupport
          kind={adding}
          promise={draft}
          onMade={(key) => {
            const chain = slot.at("chain");
            if (chain.value !== undefined) chain.set([...chain.value, { agreement: key }]);
            setAdding(null);
          }}
          onClose={() => setAdding(null)}
        />
      )}
    </>
  );
}

function Fits({ draft }: { readonly draft: AgreementEntry }) {
  const fits = useFits(draft);
  if (fits === null) return <p role="status">{say("agreements.fit.checking")}</p>;
  return fits.map(({ promise, fit }) => (
    <section key={promise.priority} className="stack">
      {fits.length > 1 && <h4>{say("chain.of", { priority: priorityName(promise.priority) })}</h4>}
      <FitVerdict promise={promise} fit={fit} milliseconds={null} />
    </section>
  ));
}

import Button from "@atlaskit/button/new";
import { useId } from "react";
import { parseDuration } from "../../../../src/domain/agreement/duration";
import { agreedLinksOf } from "../../../../src/domain/promise-chain/chain-hours";
import type { AgreedLink, PromiseChain } from "../../../../src/domain/promise-chain/promise-chains";
import type { PromiseFit } from "../../../../src/domain/promise-chain/prove-promise";
import { HOUR, type Milliseconds } from "../../../../src/domain/time";
import { DurationField } from "../../shared/form/duration-field";
import { say } from "../../shared/words/say";
import { isNothing, nothingSupposed, type Supposition } from "./suppose";
import { useLocalSlot } from "./use-local-slot";

interface Props {
  /** As it is tried. */
  readonly promise: PromiseChain;
  /** As it stands in the agreement. */
  readonly written: PromiseChain;
  readonly fit: Extract<PromiseFit, { kind: "proved" }>;
  readonly supposed: Supposition;
  readonly onChange: (supposed: Supposition) => void;
}

/** Other times for the promise and its links, to see what they would do. */
export function WhatIf({ promise, written, fit, supposed, onChange }: Props) {
  const sliderId = useId();
  const links = distinctLinks(written);
  const longest = Math.ceil((Math.max(written.within, fit.smallestPromise) * 1.5) / HOUR);
  const now = supposed.promise ?? written.within;
  return (
    <section className="panel" aria-labelledby={`${sliderId}-title`}>
      <h4 id={`${sliderId}-title`}>{say("chain.what-if")}</h4>
      <p className="field-help">{say("chain.what-if-help")}</p>
      <div className="field-row">
        <TimeField
          path="suppose.promise"
          label={say("chain.what-if-promise")}
          within={now}
          onChange={(within) => onChange({ ...supposed, promise: within })}
        />
        <div className="field">
          <label className="field-label" htmlFor={sliderId}>
            {say("chain.what-if-slider")}
          </label>
          <input
            id={sliderId}
            type="range"
            min={1}
            max={longest}
            step={1}
            value={Math.round(now / HOUR)}
            onChange={({ currentTarget }) => onChange({ ...supposed, promise: Number(currentTarget.value) * HOUR })}
          />
        </div>
        {links.map(({ agreement, name, within }) => (
          <TimeField
            key={agreement}
            path={`suppose.${agreement}`}
            label={say("chain.what-if-link", { name })}
            within={supposed.links[agreement] ?? within}
            onChange={(time) => onChange({ ...supposed, links: { ...supposed.links, [agreement]: time } })}
          />
        ))}
      </div>
      <div className="buttons">
        {promise.within !== fit.smallestPromise && fit.smallestPromise > 0 && (
          <Button onClick={() => onChange({ ...supposed, promise: fit.smallestPromise })}>
            {say("chain.what-if-smallest")}
          </Button>
        )}
        {!isNothing(supposed) && (
          <Button appearance="subtle" onClick={() => onChange(nothingSupposed)}>
            {say("chain.what-if-reset")}
          </Button>
        )}
      </div>
    </section>
  );
}

interface TimeProps {
  readonly path: string;
  readonly label: string;
  readonly within: Milliseconds;
  readonly onChange: (within: Milliseconds) => void;
}

function TimeField({ path, label, within, onChange }: TimeProps) {
  const slot = useLocalSlot(path, `PT${within / 1000}S`, (text) => {
    const length = text === undefined ? null : parseDuration(text);
    if (length !== null) onChange(length);
  });
  return <DurationField slot={slot} label={label} help="" />;
}

/** Each agreement of the chain once, in its order; all its links share one time to try. */
function distinctLinks({ periods }: PromiseChain): AgreedLink[] {
  const links = periods.flatMap(({ legs }) => agreedLinksOf(legs));
  return [...new Map(links.toReversed().map((link) => [link.agreement, link])).values()].reverse();
}

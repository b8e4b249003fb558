import type { Listed, MeasuredPeriod } from "../../../../src/domain/review/measured-period";
import { DAY } from "../../../../src/domain/time";
import { useReviewFormats } from "../desk/formats";
import { Figure } from "../figures/shown-tickets";
import { say } from "../words";
import { PackTable } from "./pack-table";

/** How many tickets came and went, and how old those are that are left. */
export function Volume({ measured: { arrived, resolved, reopened, backlog } }: { readonly measured: MeasuredPeriod }) {
  const formats = useReviewFormats();
  const days = (length: number) => formats.number(length / DAY);
  const lines: readonly { readonly name: string; readonly of: Listed }[] = [
    { name: say("pack.arrived"), of: arrived },
    { name: say("pack.resolved"), of: resolved },
    { name: say("pack.resolved-reopened"), of: reopened },
    ...(backlog === null
      ? []
      : [
          { name: say("pack.backlog"), of: backlog },
          ...backlog.ages.map((age) => ({
            name:
              age.upTo === null
                ? say("figures.age-above", { from: days(age.from) })
                : say("figures.age-between", { from: days(age.from), to: days(age.upTo) }),
            of: age,
          })),
        ]),
  ];
  return (
    <>
      <PackTable
        label={say("pack.volume")}
        rows={lines}
        rowKey={({ name }) => name}
        columns={[
          { heading: say("pack.volume"), value: ({ name }) => name },
          {
            heading: say("pack.tickets"),
            value: ({ of }) => of.count,
            cell: ({ name, of }) => (
              <Figure of={name} count={of.tickets?.length ?? 0} keys={() => of.tickets ?? []}>
                {formats.number(of.count)}
              </Figure>
            ),
          },
        ]}
      />
      <p className="quiet">
        {backlog === null
          ? say("pack.backlog-unknown")
          : backlog.oldest !== null && say("pack.oldest-is", { age: formats.elapsed(backlog.oldest) })}
      </p>
    </>
  );
}

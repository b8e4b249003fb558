import Heading from "@atlaskit/heading";
import { DAY } from "../../../../src/domain/time";
import { When } from "../../shared/parts/when";
import { useReviewFormats } from "../desk/formats";
import { say } from "../words";
import { FigureTable } from "./figure-table";
import { keysOfTickets, type ShownFigures } from "./shown-figures";
import { Figure } from "./shown-tickets";

/** How many tickets came and went, and how old those are that are left. */
export function VolumePart({ table, view }: ShownFigures) {
  const formats = useReviewFormats();
  const { arrived, resolved, reopened, backlog } = view.volume;
  const days = (length: number) => formats.number(length / DAY);
  const ages = backlog.ages.map(({ from, to, tickets }) => ({
    name: Number.isFinite(to)
      ? say("figures.age-between", { from: days(from), to: days(to) })
      : say("figures.age-above", { from: days(from) }),
    tickets,
  }));
  const lines = [
    { name: say("figures.arrived"), tickets: arrived },
    { name: say("figures.resolved"), tickets: resolved },
    { name: say("figures.resolved-reopened"), tickets: reopened },
    ...(backlog.asOf === null ? [] : [{ name: say("figures.backlog"), tickets: backlog.tickets }, ...ages]),
  ];
  return (
    <section className="part">
      <Heading as="h3" size="small">
        {say("figures.volume")}
      </Heading>
      <FigureTable
        label={say("figures.volume")}
        rows={lines}
        rowKey={({ name }) => name}
        columns={[
          { heading: say("figures.figure"), value: ({ name }) => name },
          {
            heading: say("figures.tickets"),
            value: ({ tickets }) => tickets.length,
            cell: ({ name, tickets }) => (
              <Figure of={name} count={tickets.length} keys={() => keysOfTickets(table, tickets)}>
                {formats.number(tickets.length)}
              </Figure>
            ),
          },
        ]}
      />
      <p className="quiet">
        {backlog.asOf === null ? (
          say("figures.backlog-unknown")
        ) : (
          <>
            {say("figures.backlog-as-of")} <When at={backlog.asOf} />
          </>
        )}
      </p>
    </section>
  );
}

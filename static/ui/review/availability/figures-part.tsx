import Heading from "@atlaskit/heading";
import { ANY } from "../../../../src/domain/agreement/agreement";
import type { ServiceAvailability } from "../../../../src/domain/availability/service-availability";
import { titleOf } from "../../../../src/domain/catalogue/entry-title";
import { StateLozenge } from "../../shared/parts/state-lozenge";
import { useReviewFormats } from "../desk/formats";
import { FigureTable } from "../figures/figure-table";
import { say } from "../words";
import { titleOfService } from "./subjects";
import type { KnownAvailability } from "./use-availability";

/** How available each service was: what was lost, of how much, against what was promised. */
export function FiguresPart({ known }: { readonly known: KnownAvailability }) {
  const formats = useReviewFormats();
  const { catalogue, lines } = known;
  const isMeasured = ({ figure }: ServiceAvailability) => figure.percent !== null;
  /** A length, where there is a figure that it is part of. */
  const length = (of: (line: ServiceAvailability) => number | null) => (line: ServiceAvailability) => {
    const value = isMeasured(line) ? of(line) : null;
    return value === null ? null : formats.working(value);
  };
  return (
    <section className="part">
      <Heading as="h3" size="small">
        {say("availability.figures")}
      </Heading>
      <FigureTable
        label={say("availability.figures")}
        rows={lines}
        rowKey={lineKey}
        columns={[
          { heading: say("pack.service"), value: ({ service }) => titleOfService(catalogue, service) },
          { heading: say("availability.agreement"), value: (line) => agreementOf(known, line) },
          {
            heading: say("availability.available"),
            value: ({ figure }) => figure.percent,
            cell: ({ figure: { percent }, isReached }) => (
              <>
                {percent === null ? say("pack.not-measured") : <strong>{formats.availability(percent)}</strong>}{" "}
                {isReached !== null && (
                  <StateLozenge mood={isReached ? "success" : "removed"}>
                    {say(isReached ? "pack.reached" : "pack.missed")}
                  </StateLozenge>
                )}
              </>
            ),
          },
          {
            heading: say("availability.lost"),
            value: (line) =>
              isMeasured(line)
                ? say("pack.down-of", {
                    down: formats.working(line.figure.lost),
                    agreed: formats.working(line.figure.agreed),
                  })
                : null,
          },
          {
            heading: say("availability.promised"),
            value: ({ promise }) =>
              say("availability.promised-per", {
                percent: formats.availability(promise.percent),
                per: say(`availability.per.${promise.per ?? "month"}`),
              }),
          },
          {
            heading: say("pack.interruptions"),
            value: (line) => (isMeasured(line) ? line.figure.interruptions : null),
          },
          { heading: say("availability.mtrs"), value: length(({ figure }) => figure.mtrs) },
          { heading: say("availability.mtbsi"), value: length(({ figure }) => figure.mtbsi) },
          {
            heading: say("availability.planned"),
            value: ({ figure }) => (figure.planned === 0 ? null : formats.working(figure.planned)),
          },
          {
            heading: say("availability.measured"),
            value: ({ figure: { agreed, unmeasured } }) =>
              unmeasured === 0
                ? say("availability.measured-all")
                : say("availability.measured-part", {
                    measured: formats.working(agreed),
                    whole: formats.working(agreed + unmeasured),
                  }),
          },
        ]}
      />
      <p className="quiet">{say("availability.mtrs-help")}</p>
    </section>
  );
}

export const lineKey = ({ service, agreement, version, customer }: ServiceAvailability) =>
  [service, agreement, version, customer].join(" ");

/** What the agreement is called, with the customer whom it names. */
export function agreementOf({ catalogue }: KnownAvailability, { agreement, version, customer }: ServiceAvailability) {
  const entry = catalogue.agreements.find((one) => one.key === agreement && one.version === version);
  const name = entry === undefined ? agreement : titleOf(entry);
  const named = catalogue.customers?.find(({ key }) => key === customer);
  return customer === ANY || named === undefined
    ? name
    : say("availability.for-customer", { agreement: name, customer: titleOf(named) });
}

import Heading from "@atlaskit/heading";
import { lazy, Suspense, useMemo } from "react";
import { useApp } from "../../shared/app/app";
import { useCatalogue } from "../../shared/catalogue/catalogue-store";
import { entriesIn } from "../../shared/catalogue/entries";
import { useLoaded } from "../../shared/loading/loaded";
import { Note } from "../../shared/parts/note";
import { PageHeading } from "../../shared/parts/page-heading";
import { PageLink } from "../../shared/parts/page-link";
import { say } from "../../shared/words/say";
import { FirstSteps } from "./first-steps";
import { NeedList } from "./need-list";
import { needsOf } from "./needs";
import "./overview.css";

/** Proofs need the engine of chains, which the first load can do without. */
const BrokenPromises = lazy(() => import("../chain/broken-promises"));

const SECTIONS = [
  { section: "services", to: "/services", title: "services.title" },
  { section: "agreements", to: "/agreements", title: "agreements.title" },
  { section: "calendars", to: "/calendars", title: "calendars.title" },
  { section: "contacts", to: "/contacts", title: "contacts.title" },
  { section: "customers", to: "/customers", title: "customers.title" },
  { section: "configurationItems", to: "/items", title: "items.title" },
] as const;

/** What is agreed, and what needs somebody; the first steps while nothing is agreed. */
export default function OverviewPage() {
  const { catalogue } = useCatalogue();
  const isBegun = catalogue.agreements.length > 0;
  return (
    <>
      <PageHeading lead={say("overview.lead")}>{say("overview.title")}</PageHeading>
      {!isBegun && (
        <section className="part">
          <Heading as="h3" size="small">
            {say("overview.set-up")}
          </Heading>
          <p className="quiet">{say("overview.set-up-lead")}</p>
          <FirstSteps />
        </section>
      )}
      {isBegun && <Needs />}
      {isBegun && (
        <Suspense fallback={null}>
          <BrokenPromises />
        </Suspense>
      )}
      <section className="part">
        <Heading as="h3" size="small">
          {say("overview.counts")}
        </Heading>
        <ul className="counts">
          {SECTIONS.map(({ section, to, title }) => (
            <li key={section}>
              <PageLink to={to}>
                <span className="count">{new Set(entriesIn(catalogue, section).map(({ key }) => key)).size}</span>{" "}
                {say(title)}
              </PageLink>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

function Needs() {
  const { call, now, viewer } = useApp();
  const { catalogue } = useCatalogue();
  const { loaded: standing } = useLoaded(() => call("contactStanding", {}), [call]);
  const known = standing.is === "ready" ? standing.value : null;
  const needs = useMemo(() => {
    const at = now();
    const today = new Intl.DateTimeFormat("en-CA", { timeZone: viewer.timeZone, dateStyle: "short" }).format(at);
    return needsOf(catalogue, known, at, today);
  }, [catalogue, known, now, viewer]);
  return (
    <section className="part">
      <Heading as="h3" size="small">
        {say("overview.needs-you")}
      </Heading>
      {standing.is === "failed" && (
        <Note kind="warning" title={say("overview.standing-unknown")}>
          {standing.message}
        </Note>
      )}
      <NeedList needs={needs} />
    </section>
  );
}

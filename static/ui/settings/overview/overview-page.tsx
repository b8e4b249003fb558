import Heading from "@atlaskit/heading";
import { lazy, Suspense, useMemo, useState } from "react";
import { isAgreed } from "../../../../src/domain/agreement/agreement-entry";
import { isSample } from "../../../../src/domain/sample/sample-entries";
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
import { SampleContent } from "./sample-content";
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
  const own = catalogue.agreements.filter(({ key }) => !isSample(key));
  const isBegun = catalogue.agreements.length > 0;
  return (
    <>
      <PageHeading
        lead={say("overview.lead")}
        terms={["service-level-management", "service-level-manager", "service-level-agreement"]}
      >
        {say("overview.title")}
      </PageHeading>
      <SampleContent />
      <SetUp isDone={own.some((entry) => entry.kind === "sla" && isAgreed(entry))} />
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

/** The first set-up, open until a promise is made, and at hand afterwards. */
function SetUp({ isDone }: { readonly isDone: boolean }) {
  const [isOpen, setOpen] = useState(false);
  if (!isDone)
    return (
      <section className="part">
        <Heading as="h3" size="small">
          {say("overview.set-up")}
        </Heading>
        <p className="quiet">{say("overview.set-up-lead")}</p>
        <FirstSteps />
      </section>
    );
  return (
    <details className="part" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{say("overview.set-up-again")}</summary>
      {isOpen && <FirstSteps />}
    </details>
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

/** Shows a page, or a part of one, on an app that a test makes up. */
import { type RenderResult, render } from "@testing-library/react";
import axe from "axe-core";
import type { ReactNode } from "react";
import { Router } from "wouter";
import type { OpenedCatalogue, ProjectDirectory, SaveResult } from "../../../src/contract";
import { CATALOGUE_FORMAT, type Catalogue } from "../../../src/domain/catalogue/catalogue";
import { type App, AppProvider, type Notice } from "../../../static/ui/shared/app/app";
import { type CallName, type Calls, callerFor, type Payload } from "../../../static/ui/shared/app/calls";
import { DirectoryProvider } from "../../../static/ui/shared/app/directory";
import { LocationProvider } from "../../../static/ui/shared/app/leave-guard";
import { PageLocation } from "../../../static/ui/shared/app/location";
import {
  CatalogueProvider,
  OpenCatalogueProvider,
  useCatalogueStore,
} from "../../../static/ui/shared/catalogue/catalogue-store";
import { EMPTY_CATALOGUE } from "../../../static/ui/shared/catalogue/unpack";
import { LoadedView } from "../../../static/ui/shared/loading/loaded-view";
import type { ShellPage } from "../../../static/ui/shell/page";
import { Shell } from "../../../static/ui/shell/shell";
import { packed } from "./packed";

/** Answers of the app by function: a value, or a function that makes one; an Error is an answer that it refuses with. */
export type Answers = { readonly [Name in CallName]?: unknown };

export interface Asked {
  readonly name: CallName;
  readonly payload: Record<string, unknown>;
}

export interface Stage {
  readonly app: App;
  readonly location: PageLocation;
  /** What the app was asked, in order. */
  readonly asked: readonly Asked[];
  readonly notices: readonly Notice[];
  /** Addresses that were gone to. */
  readonly visited: readonly string[];
  /** As the browser's own Back and Forward. */
  goBack(path: string): void;
}

export const HERE = { projectId: "10001", projectKey: "HELP", name: "IT help desk" } as const;
export const NOW = Date.parse("2026-11-23T09:00:00Z");

export const DIRECTORY: ProjectDirectory = {
  project: HERE,
  statuses: [
    { name: "Open", category: "new" },
    { name: "In progress", category: "indeterminate" },
    { name: "Waiting for customer", category: "indeterminate" },
    { name: "Done", category: "done" },
  ],
  priorities: ["Highest", "High", "Medium", "Low", "Lowest"],
  requestTypes: ["Ask a question", "Report a failure"],
  components: ["Mail", "Network"],
  organizations: ["Meadow Clinics"],
  fields: [{ id: "customfield_10100", name: "Agreed service" }],
  unavailable: [],
};

export function catalogueOf(parts: Partial<Catalogue>): Catalogue {
  return { ...EMPTY_CATALOGUE, ...parts, format: CATALOGUE_FORMAT };
}

/** An answer to `openCatalogue`. */
export function openedWith(catalogue: Catalogue, parts: Partial<OpenedCatalogue> = {}): OpenedCatalogue {
  return { revision: 1, owner: HERE, isFollowed: false, isShared: false, packed: [packed(catalogue)], ...parts };
}

/** An app that knows a catalogue and takes every edit, unless the answers say otherwise. */
export function stageWith(catalogue: Catalogue, answers: Answers = {}, path = "/"): Stage {
  const asked: Asked[] = [];
  const notices: Notice[] = [];
  const visited: string[] = [];
  let revision = 1;
  let listener: (location: { pathname: string }, action: string) => void = () => undefined;
  const saved = (): SaveResult => ({ kind: "saved", revision: ++revision, warnings: [] });
  const all: Answers = { openCatalogue: openedWith(catalogue), saveEntries: saved, directory: DIRECTORY, ...answers };
  const invoke = async (name: string, payload: Record<string, unknown>): Promise<unknown> => {
    asked.push({ name: name as CallName, payload });
    const answer = all[name as CallName];
    const value = typeof answer === "function" ? await answer(payload) : await answer;
    if (value === undefined) throw new Error(`The test has no answer for ${name}.`);
    return value instanceof Error
      ? { kind: "failed", code: "made-up", message: value.message }
      : { kind: "answered", value };
  };
  const location = new PageLocation({
    location: { pathname: path },
    push: (to) => visited.push(to),
    replace: (to) => visited.push(to),
    listen: (heard) => {
      listener = heard;
    },
  });
  return {
    app: {
      call: callerFor(invoke, HERE.projectId, "The app gave no answer."),
      viewer: { accountId: "me", locale: "en-US", timeZone: "Europe/Berlin" },
      notify: (notice) => notices.push(notice),
      openIssue: (issueKey) => visited.push(`issue ${issueKey}`),
      now: () => NOW,
    },
    location,
    asked,
    notices,
    visited,
    goBack: (to) => listener({ pathname: to }, "POP"),
  };
}

/** Shows one part within an open catalogue. */
export function show(part: ReactNode, stage: Stage): RenderResult {
  return render(
    <AppProvider app={stage.app}>
      <LocationProvider location={stage.location}>
        <Router hook={stage.location.useLocation}>
          <CatalogueProvider>
            <DirectoryProvider>
              <Opened>{part}</Opened>
            </DirectoryProvider>
          </CatalogueProvider>
        </Router>
      </LocationProvider>
    </AppProvider>,
  );
}

function Opened({ children }: { readonly children: ReactNode }) {
  const { opened } = useCatalogueStore();
  return (
    <LoadedView of={opened} what="the catalogue">
      {(value) => <OpenCatalogueProvider opened={value}>{children}</OpenCatalogueProvider>}
    </LoadedView>
  );
}

/** Shows the whole page with its navigation. */
export function showShell(pages: readonly ShellPage[], stage: Stage): RenderResult {
  return render(
    <AppProvider app={stage.app}>
      <Shell location={stage.location} pages={pages} />
    </AppProvider>,
  );
}

/** What the app was asked to do by one function, in order. */
export function payloads<Name extends keyof Calls>(stage: Stage, name: Name): readonly Payload<Name>[] {
  return stage.asked.filter((each) => each.name === name).map(({ payload }) => payload as unknown as Payload<Name>);
}

/** What axe finds; contrast needs a layout and is judged in the journeys. */
export async function findings(container: Element): Promise<readonly string[]> {
  const { violations } = await axe.run(container, {
    rules: {
      "color-contrast": { enabled: false },
      "label-content-name-mismatch": { enabled: false }, // measures letters on a canvas
      region: { enabled: false },
    },
  });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

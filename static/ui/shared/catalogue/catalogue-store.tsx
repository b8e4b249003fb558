/** The catalogue that the page works on: opened once, kept up to date with what is saved here. */
import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from "react";
import type { EntryEdit, OpenedCatalogue, ProjectReference, SaveResult } from "../../../../src/contract";
import type { Catalogue } from "../../../../src/domain/catalogue/catalogue";
import { type Usage, usageOf } from "../../../../src/domain/catalogue/usage";
import { useApp } from "../app/app";
import { type Loaded, useLoaded } from "../loading/loaded";
import { say } from "../words/say";
import { isRename, reversed, withEdits } from "./entries";
import { unpackCatalogue } from "./unpack";

export interface OpenCatalogue {
  readonly catalogue: Catalogue;
  /** Counts the changes, from 1; 0 while there is none. */
  readonly revision: number;
  readonly owner: ProjectReference;
  /** Another project's catalogue: nothing of it can be changed here. */
  readonly isFollowed: boolean;
  readonly isShared: boolean;
}

/** Why something was changed, for the audit trail. */
export interface Reason {
  readonly note: string | null;
  readonly issueKey: string | null;
}

export interface CatalogueStore {
  readonly opened: Loaded<OpenCatalogue>;
  /** Reads it again; what is shown stays until it is there. */
  reopen(): void;
  /**
   * Makes all of the edits or none. What is shown follows at once. With `done`, a notice says so and offers to undo it.
   * @throws CallFailed when the app refused or gave no answer
   */
  save(
    edits: readonly EntryEdit[],
    options?: { readonly reason?: Reason; readonly done?: string },
  ): Promise<SaveResult>;
}

const StoreContext = createContext<CatalogueStore | undefined>(undefined);
const OpenContext = createContext<(OpenCatalogue & { readonly usage: Usage }) | undefined>(undefined);

export function CatalogueProvider({ children }: { readonly children: ReactNode }) {
  const { call, notify } = useApp();
  const { loaded, again } = useLoaded(async () => opened(await call("openCatalogue", {})), [call]);
  /** What was saved on top of what was loaded, in order. */
  const [saved, setSaved] = useState<{ readonly on: OpenCatalogue; readonly now: OpenCatalogue } | null>(null);
  const present = useMemo<Loaded<OpenCatalogue>>(
    () => (loaded.is === "ready" && saved?.on === loaded.value ? { is: "ready", value: saved.now } : loaded),
    [loaded, saved],
  );
  const latest = useRef(present);
  latest.current = present;
  const base = useRef(loaded);
  base.current = loaded;

  const undo = useRef<(edits: readonly EntryEdit[]) => Promise<void>>(async () => undefined);
  const save = useCallback<CatalogueStore["save"]>(
    async (edits, { reason, done } = {}) => {
      const result = await call("saveEntries", {
        edits,
        note: reason?.note ?? null,
        issueKey: reason?.issueKey ?? null,
      });
      if (result.kind !== "saved") return result;
      const [before, on] = [latest.current, base.current];
      // Somebody else's changes, and references that followed a new key, are only known to the app.
      if (
        before.is !== "ready" ||
        on.is !== "ready" ||
        before.value.revision + 1 !== result.revision ||
        edits.some(isRename)
      )
        again();
      else {
        const { value } = before;
        const now = { ...value, revision: result.revision, catalogue: withEdits(value.catalogue, edits) };
        latest.current = { is: "ready", value: now };
        setSaved({ on: on.value, now });
      }
      if (done !== undefined)
        notify({
          kind: "success",
          title: done,
          action: { text: say("saving.undo"), onClick: () => void undo.current(edits) },
        });
      return result;
    },
    [call, notify, again],
  );

  undo.current = async (edits) => {
    const reason = { note: say("saving.undone-note"), issueKey: null };
    const result = await save(reversed(edits), { reason }).catch(() => undefined);
    notify(
      result?.kind === "saved"
        ? { kind: "info", title: say("saving.undone") }
        : { kind: "error", title: say("saving.not-undone") },
    );
  };

  const store = useMemo(() => ({ opened: present, reopen: again, save }), [present, again, save]);
  return <StoreContext.Provider value={store}>{children}</StoreContext.Provider>;
}

async function opened({ packed, revision, owner, isFollowed, isShared }: OpenedCatalogue): Promise<OpenCatalogue> {
  const catalogue = await unpackCatalogue(packed, say("loading.too-old"));
  return { catalogue, revision, owner, isFollowed, isShared };
}

export function useCatalogueStore(): CatalogueStore {
  const store = useContext(StoreContext);
  if (store === undefined) throw new Error("A part of the page stands outside CatalogueProvider.");
  return store;
}

/** Gives the parts within the catalogue as it is now, with its usage sorted out once, when a page first asks. */
export function OpenCatalogueProvider(props: { readonly opened: OpenCatalogue; readonly children: ReactNode }) {
  const { catalogue } = props.opened;
  const usage = useMemo(() => onceAsked(() => usageOf(catalogue)), [catalogue]);
  const value = useMemo(() => ({ ...props.opened, usage }), [props.opened, usage]);
  return <OpenContext.Provider value={value}>{props.children}</OpenContext.Provider>;
}

function onceAsked(make: () => Usage): Usage {
  let made: Usage | undefined;
  const usage = (): Usage => {
    made ??= make();
    return made;
  };
  return {
    usesOf: (section, key) => usage().usesOf(section, key),
    affects: (component) => usage().affects(component),
    restsOn: (component) => usage().restsOn(component),
  };
}

/**
 * The catalogue, in every page and form: pages are only shown once it is there.
 * @throws Error outside `OpenCatalogueProvider`
 */
export function useCatalogue(): OpenCatalogue & { readonly usage: Usage } {
  const open = useContext(OpenContext);
  if (open === undefined) throw new Error("A page stands outside OpenCatalogueProvider.");
  return open;
}

import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import type { ProjectDirectory } from "../../../../src/contract";
import { type Loaded, useLoaded } from "../loading/loaded";
import { useApp } from "./app";

interface Asked {
  readonly loaded: Loaded<ProjectDirectory>;
  ask(): void;
}

const DirectoryContext = createContext<Asked | undefined>(undefined);

/** Asks Jira what the project has as soon as one page wants to know, and once for all of them. */
export function DirectoryProvider({ children }: { readonly children: ReactNode }) {
  const [isWanted, setWanted] = useState(false);
  const { call } = useApp();
  const { loaded } = useLoaded<ProjectDirectory | null>(
    async () => (isWanted ? call("directory", {}) : null),
    [call, isWanted],
  );
  const known: Loaded<ProjectDirectory> =
    loaded.is === "ready" ? (loaded.value === null ? { is: "loading" } : { is: "ready", value: loaded.value }) : loaded;
  return (
    <DirectoryContext.Provider value={{ loaded: known, ask: () => setWanted(true) }}>
      {children}
    </DirectoryContext.Provider>
  );
}

/** What Jira says of the project: statuses, priorities, request types, fields to choose from. */
export function useDirectory(): Loaded<ProjectDirectory> {
  const asked = useContext(DirectoryContext);
  if (asked === undefined) throw new Error("A page stands outside DirectoryProvider.");
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for once
  useEffect(() => asked.ask(), []);
  return asked.loaded;
}

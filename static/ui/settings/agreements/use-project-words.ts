import { useMemo } from "react";
import { useDirectory } from "../../shared/app/directory";
import { useCatalogue } from "../../shared/catalogue/catalogue-store";

/** What the project's tickets can say, for lists to choose from. */
export interface ProjectWords {
  readonly statuses: readonly string[];
  readonly priorities: readonly string[];
}

/** Jira's own words, and the catalogue's where Jira has told none. */
export function useProjectWords(): ProjectWords {
  const directory = useDirectory();
  const { catalogue } = useCatalogue();
  return useMemo(() => {
    const known = directory.is === "ready" ? directory.value : null;
    const statuses = known !== null && known.statuses.length > 0 ? known.statuses : (catalogue.statuses ?? []);
    return {
      statuses: [...new Set(statuses.map(({ name }) => name))],
      priorities: known !== null ? known.priorities : [],
    };
  }, [directory, catalogue]);
}

/** What Jira knows of a watched project, for the display conditions of the app's modules. */
export interface WatchMarkPorts {
  /** Whether the mark is there at all, whatever it says. */
  isMarked(projectId: string): Promise<boolean>;
  markWatched(projectId: string): Promise<void>;
}

/**
 * Every day: marks the watched projects anew of which the mark was lost. A project's failure keeps back no other; what the
 * app may not write, its administrators do from the settings, which show it as a finding.
 * @param tellFailure is told of each project that could not be marked
 */
export async function keepWatchMarks(
  ports: WatchMarkPorts,
  projectIds: readonly string[],
  tellFailure: (projectId: string, error: unknown) => void,
): Promise<void> {
  for (const projectId of projectIds) {
    try {
      if (!(await ports.isMarked(projectId))) await ports.markWatched(projectId);
    } catch (error) {
      tellFailure(projectId, error);
    }
  }
}

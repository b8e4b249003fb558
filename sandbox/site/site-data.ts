import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Database, type DatabaseLayout, DatabaseUnusable } from "../database";

const LAYOUT: DatabaseLayout = {
  applicationId: 0x51_7e_da_7a,
  name: "offline site",
  migrations: [
    "CREATE TABLE clock (id INTEGER PRIMARY KEY CHECK (id = 1), at INTEGER NOT NULL, moved INTEGER NOT NULL)",
  ],
};
const FILES = { site: "site.sqlite", jira: "jira.sqlite", forge: "forge.sqlite" } as const;

/** Where the clock stood. `moved`: somebody has set it or let it run fast, so that it no longer follows real time. */
export interface ClockState {
  readonly at: number;
  readonly moved: boolean;
}

/** The directory in which a site keeps everything between starts. Held by one process at a time. */
export class SiteData {
  readonly jiraFile: string;
  readonly forgeFile: string;
  /** For what can be made again, such as the bundle of the app's functions. */
  readonly buildDirectory: string;

  private constructor(
    directory: string,
    private readonly database: Database,
  ) {
    this.jiraFile = join(directory, FILES.jira);
    this.forgeFile = join(directory, FILES.forge);
    this.buildDirectory = join(directory, "build");
  }

  /**
   * @param fresh forgets what is there; only the site's own files are removed
   * @throws DatabaseUnusable when another site runs on it, or its own file is damaged
   */
  static open(directory: string, fresh: boolean): SiteData {
    mkdirSync(directory, { recursive: true });
    const file = join(directory, FILES.site);
    try {
      const database = Database.open(file, LAYOUT);
      if (fresh) {
        database.run("DELETE FROM clock");
        for (const name of [FILES.jira, FILES.forge]) removeDatabase(join(directory, name));
      }
      return new SiteData(directory, database);
    } catch (error) {
      if (error instanceof DatabaseUnusable)
        throw new DatabaseUnusable(`${error.message} (--data names another directory.)`);
      throw error;
    }
  }

  clock(): ClockState | undefined {
    const row = this.database.get<{ at: number; moved: number }>("SELECT at, moved FROM clock");
    return row && { at: row.at, moved: row.moved === 1 };
  }

  saveClock({ at, moved }: ClockState): void {
    this.database.run("INSERT OR REPLACE INTO clock VALUES (1, ?, ?)", at, moved ? 1 : 0);
  }

  close(): void {
    this.database.close();
  }
}

function removeDatabase(file: string): void {
  for (const suffix of ["", "-wal", "-shm", "-journal"]) rmSync(file + suffix, { force: true });
}

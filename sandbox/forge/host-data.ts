import type { Database, DatabaseLayout } from "../database";

/** Everything that the host keeps for one installation of one app. Instants are epoch milliseconds of the site's clock. */
export const HOST_DATA: DatabaseLayout = {
  applicationId: 0x46484f53,
  name: "Forge host",
  migrations: [
    `
    CREATE TABLE host_state (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

    -- Key-value store, secrets and entities; space is 'kvs', 'secret' or 'entity:' and the entity's name.
    -- A value with a time to live stays readable until gone_at, which is later than expires_at.
    CREATE TABLE stored_value (
      space TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL,
      created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, expires_at INTEGER, gone_at INTEGER,
      PRIMARY KEY (space, key)
    ) WITHOUT ROWID;
    CREATE INDEX stored_value_gone ON stored_value (gone_at) WHERE gone_at IS NOT NULL;

    -- What queries see, which lags behind: one row per value and index.
    CREATE TABLE query_row (
      space TEXT NOT NULL, index_name TEXT NOT NULL, partition TEXT NOT NULL, range NOT NULL, key TEXT NOT NULL,
      PRIMARY KEY (space, index_name, partition, range, key)
    ) WITHOUT ROWID;

    -- Events on their way to a function: product events (queue IS NULL) and queue events.
    CREATE TABLE pending_event (
      id TEXT PRIMARY KEY, module_key TEXT NOT NULL, queue TEXT, job_id TEXT, body TEXT NOT NULL,
      due_at INTEGER NOT NULL, started_at INTEGER NOT NULL, attempts INTEGER NOT NULL,
      retry_reason TEXT, retry_data TEXT, concurrency_key TEXT, concurrency_limit INTEGER, lineage TEXT NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX pending_event_job ON pending_event (queue, job_id) WHERE queue IS NOT NULL;

    CREATE TABLE queue_job (
      queue TEXT NOT NULL, job_id TEXT NOT NULL, pushed_at INTEGER NOT NULL,
      in_progress INTEGER NOT NULL, success INTEGER NOT NULL, failed INTEGER NOT NULL,
      PRIMARY KEY (queue, job_id)
    ) WITHOUT ROWID;
    `,
    // Values of some kilobytes are written twice as fast into a table that is not its own index.
    `
    ALTER TABLE stored_value RENAME TO former_value;
    CREATE TABLE stored_value (
      space TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL,
      created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, expires_at INTEGER, gone_at INTEGER,
      PRIMARY KEY (space, key)
    );
    INSERT INTO stored_value (space, key, value, created_at, updated_at, expires_at, gone_at)
      SELECT space, key, value, created_at, updated_at, expires_at, gone_at FROM former_value;
    DROP TABLE former_value;
    CREATE INDEX stored_value_gone ON stored_value (gone_at) WHERE gone_at IS NOT NULL;
    `,
    // Values are searched in memory, by indexes made anew at each start.
    `
    DROP TABLE query_row;
    DELETE FROM host_state WHERE name = 'indexes';
    DROP INDEX stored_value_gone;
    `,
  ],
};

/**
 * Closes the file so that this process can open it again at once. The driver lets go of a connection only when its prepared
 * statements are garbage, and in WAL mode the lock goes with it; so the file leaves WAL mode and the lock first.
 */
export function closeHostData(database: Database): void {
  database.get("PRAGMA journal_mode = DELETE");
  database.get("PRAGMA locking_mode = NORMAL");
  database.get("SELECT 1 FROM host_state");
  database.close();
}

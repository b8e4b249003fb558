import { existsSync, statSync } from "node:fs";
import { DatabaseSync, type DatabaseSyncInstance, type StatementSyncInstance } from "@photostructure/sqlite";

/** A data file that can't be used; the message says which, why, and what to do. The file itself is left as it was. */
export class DatabaseUnusable extends Error {
  override readonly name = "DatabaseUnusable";
}

export interface DatabaseLayout {
  /** Marks whose file it is (SQLite's `application_id`), a positive 32-bit number. */
  readonly applicationId: number;
  /** What the file holds, for messages: "Jira stand-in". */
  readonly name: string;
  /** SQL that leads from version n to n + 1; the file's version (`user_version`) is how many of them it has seen. */
  readonly migrations: readonly string[];
}

/**
 * A commit costs SQLite as much as several writes, and without a file it saves nothing from a crash: so many transactions
 * are savepoints within a larger one there.
 */
const TRANSACTIONS_JOINED = 1_000;

/** A value that SQLite stores. */
export type Cell = string | number | null;

/**
 * One SQLite file in WAL mode with this process as its only writer, so that two sites can't run on the same data.
 * Statements are prepared once per text. Everything is synchronous.
 */
export class Database {
  readonly #sqlite: DatabaseSyncInstance;
  readonly #statements = new Map<string, StatementSyncInstance>();
  /** How to take back, last one first, what the present transaction has changed in memory. */
  #takeBacks: (() => void)[] = [];
  #isInTransaction = false;
  /** Whether SQLite knows of the present transaction: it begins with the first statement that writes. */
  #hasBegun = false;
  /** How many transactions are savepoints of the one that SQLite has open. */
  #joined = 0;
  /** False for `:memory:`: what only serves the next start need not be written there. */
  readonly outlivesProcess: boolean;

  private constructor(sqlite: DatabaseSyncInstance, file: string) {
    this.#sqlite = sqlite;
    this.outlivesProcess = file !== ":memory:";
  }

  /**
   * Opens or makes the file (`:memory:` is a database that lives as long as the process) and brings it to the layout's version.
   * @throws DatabaseUnusable when the file is locked by another process, damaged, another program's, or of a newer version
   */
  static open(file: string, layout: DatabaseLayout): Database {
    const isFresh = file === ":memory:" || !existsSync(file) || statSync(file).size === 0;
    let sqlite: DatabaseSyncInstance | undefined;
    try {
      sqlite = new DatabaseSync(file, { timeout: 0 });
      if (!isFresh) refuseForeignOrDamaged(sqlite, file, layout);
      sqlite.exec(
        "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 16000; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY",
      );
      migrate(sqlite, layout);
      return new Database(sqlite, file);
    } catch (error) {
      sqlite?.close();
      throw error instanceof DatabaseUnusable
        ? error
        : new DatabaseUnusable(reason(file, layout, error), { cause: error });
    }
  }

  all<Row>(sql: string, ...cells: Cell[]): Row[] {
    return this.#prepared(sql).all(...cells) as Row[];
  }

  get<Row>(sql: string, ...cells: Cell[]): Row | undefined {
    return this.#prepared(sql).get(...cells) as Row | undefined;
  }

  /** The number of rows that it changed. */
  run(sql: string, ...cells: Cell[]): number {
    if (this.#isInTransaction && !this.#hasBegun) {
      this.#begin();
    }
    return Number(this.#prepared(sql).run(...cells).changes);
  }

  /** Runs `work` in a transaction; inside another one it simply joins in. A throw undoes all of it. */
  transaction<T>(work: () => T): T {
    if (this.#isInTransaction) return work();
    this.#isInTransaction = true;
    try {
      const result = work();
      if (this.#hasBegun) this.#commit();
      return result;
    } catch (error) {
      if (this.#hasBegun) this.#rollBack();
      for (const takeBack of this.#takeBacks.reverse()) takeBack();
      throw error;
    } finally {
      this.#isInTransaction = false;
      this.#hasBegun = false;
      if (this.#takeBacks.length > 0) this.#takeBacks = [];
    }
  }

  /** For whoever keeps things in memory: `takeBack` is called if the present transaction is undone. Outside of one it is not kept. */
  undoWith(takeBack: () => void): void {
    if (this.#isInTransaction) this.#takeBacks.push(takeBack);
  }

  /**
   * Leaves one whole file behind. Prepared statements hold the connection until they are collected as garbage, so the lock
   * is given back by hand: it can only be once the file has left WAL mode.
   */
  close(): void {
    this.#statements.clear();
    try {
      this.#sqlite.exec("PRAGMA journal_mode = DELETE; PRAGMA locking_mode = NORMAL; SELECT 1 FROM sqlite_schema");
    } finally {
      this.#sqlite.close();
    }
  }

  #begin(): void {
    if (this.outlivesProcess || this.#joined === 0) this.#prepared("BEGIN IMMEDIATE").run();
    if (!this.outlivesProcess) this.#prepared("SAVEPOINT work").run();
    this.#hasBegun = true;
  }

  #commit(): void {
    if (this.outlivesProcess) this.#prepared("COMMIT").run();
    else this.#release();
  }

  #rollBack(): void {
    if (this.outlivesProcess) this.#prepared("ROLLBACK").run();
    else {
      this.#prepared("ROLLBACK TO work").run();
      this.#release();
    }
  }

  #release(): void {
    this.#prepared("RELEASE work").run();
    this.#joined += 1;
    if (this.#joined < TRANSACTIONS_JOINED) return;
    this.#prepared("COMMIT").run();
    this.#joined = 0;
  }

  #prepared(sql: string): StatementSyncInstance {
    let statement = this.#statements.get(sql);
    if (!statement) {
      if (this.#statements.size > 2_000) this.#statements.clear();
      statement = this.#sqlite.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }
}

function refuseForeignOrDamaged(sqlite: DatabaseSyncInstance, file: string, layout: DatabaseLayout): void {
  const { application_id } = sqlite.prepare("PRAGMA application_id").get() as { application_id: number };
  if (application_id !== layout.applicationId) {
    throw new DatabaseUnusable(
      `${file} is a database of another program, not of the ${layout.name}; name another file or move this one away.`,
    );
  }
  const { quick_check } = sqlite.prepare("PRAGMA quick_check(1)").get() as { quick_check: string };
  if (quick_check !== "ok") {
    throw new DatabaseUnusable(
      `${file} is damaged (${quick_check}); restore a copy, or move it away and start with --fresh.`,
    );
  }
}

function migrate(sqlite: DatabaseSyncInstance, layout: DatabaseLayout): void {
  const { user_version: version } = sqlite.prepare("PRAGMA user_version").get() as { user_version: number };
  if (version > layout.migrations.length) {
    throw new DatabaseUnusable(
      `The data of the ${layout.name} was written by a newer version (${version}, this one knows ${layout.migrations.length}); update, or start with --fresh.`,
    );
  }
  if (version === layout.migrations.length) return;
  sqlite.exec("BEGIN IMMEDIATE");
  for (const step of layout.migrations.slice(version)) sqlite.exec(step);
  sqlite.exec(`PRAGMA application_id = ${layout.applicationId}; PRAGMA user_version = ${layout.migrations.length}`);
  sqlite.exec("COMMIT");
}

function reason(file: string, layout: DatabaseLayout, error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  if (/locked|busy/i.test(message)) {
    return `${file} is in use by another process; stop the other site, or name another file.`;
  }
  if (/not a database|malformed|corrupt|disk image/i.test(message)) {
    return `${file} is damaged or not a database (${message}); restore a copy, or move it away and start with --fresh.`;
  }
  return `The data file ${file} of the ${layout.name} can't be opened: ${message}.`;
}

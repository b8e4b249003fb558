import type { DatabaseLayout } from "../../database";

/**
 * Configuration (`entity`, one JSON row per thing), issues, former keys and sequences are read into memory at the start;
 * without a data file, issues and sequences are never written. `search_issue` and `search_term` are the search index, which
 * follows the issues late (`search_pending` says what it hasn't seen).
 * Instants are epoch milliseconds; ids of configured things are text, of issues, comments and changes numbers.
 */
export const jiraLayout: DatabaseLayout = {
  applicationId: 0x4a495241,
  name: "Jira stand-in",
  migrations: [
    `
    CREATE TABLE sequence (name TEXT PRIMARY KEY, last INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE entity (kind TEXT, id TEXT, json TEXT NOT NULL, PRIMARY KEY (kind, id)) WITHOUT ROWID;
    CREATE TABLE issue (
      id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, number INTEGER NOT NULL, project TEXT NOT NULL, issuetype TEXT NOT NULL,
      status TEXT NOT NULL, statusSince INTEGER NOT NULL, priority TEXT, resolution TEXT, security TEXT, requesttype TEXT,
      reporter TEXT, assignee TEXT, creator TEXT, summary TEXT NOT NULL, description TEXT,
      created INTEGER NOT NULL, updated INTEGER NOT NULL, resolved INTEGER, extras TEXT NOT NULL
    );
    CREATE INDEX issue_project ON issue (project);
    CREATE TABLE former_key (key TEXT PRIMARY KEY, issue INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE change (id INTEGER PRIMARY KEY, issue INTEGER NOT NULL, author TEXT, at INTEGER NOT NULL, items TEXT NOT NULL);
    CREATE INDEX change_issue ON change (issue, at, id);
    CREATE TABLE comment (
      id INTEGER PRIMARY KEY, issue INTEGER NOT NULL, author TEXT, updateAuthor TEXT, body TEXT NOT NULL, text TEXT NOT NULL,
      created INTEGER NOT NULL, updated INTEGER NOT NULL, isPublic INTEGER NOT NULL, visibility TEXT
    );
    CREATE INDEX comment_issue ON comment (issue, created, id);
    CREATE TABLE watcher (issue INTEGER, account TEXT, PRIMARY KEY (issue, account)) WITHOUT ROWID;
    CREATE TABLE property (entity TEXT, owner TEXT, key TEXT, value TEXT NOT NULL, PRIMARY KEY (entity, owner, key)) WITHOUT ROWID;
    CREATE TABLE outbox (
      id INTEGER PRIMARY KEY, at INTEGER NOT NULL, issueKey TEXT NOT NULL, sender TEXT NOT NULL, recipients TEXT NOT NULL,
      subject TEXT NOT NULL, textBody TEXT NOT NULL, htmlBody TEXT NOT NULL
    );

    CREATE TABLE search_pending (issue INTEGER PRIMARY KEY, since INTEGER NOT NULL);
    CREATE INDEX search_pending_since ON search_pending (since);
    CREATE TABLE search_issue (
      id INTEGER PRIMARY KEY, key TEXT NOT NULL, number INTEGER NOT NULL, project TEXT NOT NULL, issuetype TEXT NOT NULL,
      status TEXT NOT NULL, statusSince INTEGER NOT NULL, priority TEXT, resolution TEXT, security TEXT, requesttype TEXT,
      reporter TEXT, assignee TEXT, creator TEXT, summary TEXT NOT NULL, text TEXT NOT NULL,
      created INTEGER NOT NULL, updated INTEGER NOT NULL, resolved INTEGER, category TEXT NOT NULL, priorityRank INTEGER
    );
    CREATE INDEX search_created ON search_issue (project, created);
    CREATE INDEX search_updated ON search_issue (project, updated);
    CREATE INDEX search_resolved ON search_issue (project, resolved);
    CREATE INDEX search_status ON search_issue (project, status, created);
    CREATE INDEX search_assignee ON search_issue (assignee);
    CREATE INDEX search_reporter ON search_issue (reporter);
    CREATE TABLE search_term (field TEXT, text TEXT, number REAL, issue INTEGER NOT NULL, isPhrase INTEGER NOT NULL);
    CREATE INDEX search_term_text ON search_term (field, text, issue);
    CREATE INDEX search_term_number ON search_term (field, number, issue);
    CREATE INDEX search_term_issue ON search_term (issue);
    `,
    // Searches look up the terms of the issues that the rest of the query leaves, never all issues of a term.
    `
    DROP INDEX search_term_text;
    DROP INDEX search_term_number;
    DROP INDEX search_term_issue;
    CREATE INDEX search_term_issue ON search_term (issue, field);
    `,
    // Changes and terms are small, many, and found by their issue only: each table is its own index.
    `
    ALTER TABLE change RENAME TO former_change;
    CREATE TABLE change (
      issue INTEGER, at INTEGER, id INTEGER, author TEXT, items TEXT NOT NULL, PRIMARY KEY (issue, at, id)
    ) WITHOUT ROWID;
    INSERT INTO change (issue, at, id, author, items) SELECT issue, at, id, author, items FROM former_change;
    DROP TABLE former_change;

    ALTER TABLE search_term RENAME TO former_term;
    CREATE TABLE search_term (
      issue INTEGER, field TEXT, place INTEGER, text TEXT, number REAL, isPhrase INTEGER NOT NULL,
      PRIMARY KEY (issue, field, place)
    ) WITHOUT ROWID;
    INSERT INTO search_term (issue, field, place, text, number, isPhrase)
      SELECT issue, field, rowid, text, number, isPhrase FROM former_term;
    DROP TABLE former_term;
    `,
  ],
};

import { Database } from "../../../sandbox/database";
import { closeHostData, HOST_DATA } from "../../../sandbox/forge/host-data";
import { readManifest } from "../../../sandbox/forge/manifest/read-manifest";
import { spaceOf } from "../../../sandbox/forge/storage/stored-row";
import { ValueStore } from "../../../sandbox/forge/storage/value-store";

/** Ids of issues that a fresh site gives its first tickets are among these. */
const FIRST_ID = 10_000;
const IDS = 1_000;
/** Far from those, so that none is met twice. */
const COPIES_FROM = 500_000;

/**
 * Stores the app's rows of finished tickets over and over, under other ids and keys, until there are so many more of them.
 * @param file the host's data of a site that does not run
 * @throws Error when no ticket is finished
 */
export function storeManyFinished(file: string, count: number, now: number): void {
  const database = Database.open(file, HOST_DATA);
  const { entities } = readManifest(process.cwd());
  const store = new ValueStore(database, { now: () => now, entities, queryLagMs: 0, expiryLagMs: 0 });
  const space = spaceOf("watched-ticket");
  const finished = Array.from({ length: IDS }, (_, place) => store.get(space, String(FIRST_ID + place)))
    .map((stored) => (stored ? (JSON.parse(stored.value) as { issueId: string; phase: string; body: string }) : null))
    .filter((row) => row?.phase === "finished");
  if (finished.length === 0) throw new Error("No ticket is finished that could be copied.");
  database.transaction(() => {
    for (let n = 0; n < count; n++) {
      const row = finished[n % finished.length]!;
      const issueId = String(COPIES_FROM + n);
      const body = row.body.replace(/"([A-Z]+)-\d+"/, `"$1-${10_000 + n}"`);
      store.set(space, issueId, JSON.stringify({ ...row, issueId, body }), undefined);
    }
  });
  closeHostData(database);
}

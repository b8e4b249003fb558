/** The guides' pictures can be taken anew from the site as it is. */
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describeWithBrowser } from "../../tools/browser/browser";
import { deskScenes, emptyScenes, scenes } from "../../tools/pictures/scenes";
import { takePictures } from "../../tools/pictures/take-pictures";
import { buildPages } from "../support/pages";

/**
 * NIGHTLY takes every scene: they take a minute, and show in other clothes what the journeys walk through anyway. Else the
 * first of each desk, by which everything else is tried: both sites, growing older, both themes and the files.
 */
const taken = process.env.NIGHTLY === "1" ? scenes : [emptyScenes[0]!, deskScenes[0]!];
/** A guard against hanging. */
const PATIENCE_MS = 300_000;
/** A blank window compresses to less. */
const LEAST_BYTES = 8_000;

describeWithBrowser("the pictures of the guides", () => {
  const folder = mkdtempSync(join(tmpdir(), "handshake-pictures-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it(
    "come out in light and dark, and each shows something",
    async () => {
      await buildPages();
      await takePictures(
        folder,
        taken.map(({ name }) => name),
      );
      const wanted = taken.flatMap(({ name }) => [`${name}-dark.webp`, `${name}-light.webp`]);
      expect(readdirSync(folder).sort()).toEqual(wanted.sort());
      const blank = wanted.filter((name) => statSync(join(folder, name)).size < LEAST_BYTES);
      expect(blank).toEqual([]);
    },
    PATIENCE_MS,
  );
});

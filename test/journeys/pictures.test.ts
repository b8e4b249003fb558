/** The guides' pictures can be taken anew from the site as it is. */
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describeWithBrowser } from "../../tools/browser/browser";
import { scenes } from "../../tools/pictures/scenes";
import { takePictures } from "../../tools/pictures/take-pictures";
import { buildPages } from "../support/pages";

/** Taking all scenes takes seconds; a guard against hanging. */
const PATIENCE_MS = 300_000;
/** A blank window compresses to less. */
const LEAST_BYTES = 8_000;

describeWithBrowser("the pictures of the guides", () => {
  const folder = mkdtempSync(join(tmpdir(), "handshake-pictures-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it(
    "come out for every scene, in light and dark, and each shows something",
    async () => {
      await buildPages();
      await takePictures(folder);
      const wanted = scenes.flatMap(({ name }) => [`${name}-dark.webp`, `${name}-light.webp`]);
      expect(readdirSync(folder).sort()).toEqual(wanted.sort());
      const blank = wanted.filter((name) => statSync(join(folder, name)).size < LEAST_BYTES);
      expect(blank).toEqual([]);
    },
    PATIENCE_MS,
  );
});

/** `npm run pictures [-- NAME…]`: takes the pictures of the README and the guides anew, into `docs/pictures`. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { takePictures } from "./take-pictures";

const root = join(__dirname, "..", "..");
const built = spawnSync(process.execPath, [join(root, "static", "build-pages.mjs")], { stdio: "inherit" });
if (built.status !== 0) process.exit(1);
takePictures(join(root, "docs", "pictures"), process.argv.slice(2)).then(
  (files) => console.log(`${files.length} pictures in docs/pictures`),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);

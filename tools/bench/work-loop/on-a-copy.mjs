// `node on-a-copy.mjs APP DATA`: `npm run dev` on a copy of the app, with the example's catalogue.
import { join } from "node:path";
import { workOn } from "../../dev/work-loop.mjs";
import { root } from "../../install.mjs";

const [app, data] = process.argv.slice(2);
const sample = [
  "--loader",
  join(root, "tools", "load-sample.ts"),
  "--load",
  join(root, "examples", "it-help-desk.yaml"),
];
workOn(app, (isFirst) => ["--app", app, "--data", data, ...(isFirst ? sample : [])], undefined);

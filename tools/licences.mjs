// `npm run licences`: the licence of every package that ships with the app, most frequent first. Fails where a licence is
// missing, or is not among those that let an MIT app carry the package.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/** SPDX names. Those with conditions for text and data (CC) ask for a mention, which this list is. */
const CARRIED = new Set([
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "CC-BY-3.0",
  "ISC",
  "MIT",
  "MPL-2.0",
  "PSF-2.0",
  "Python-2.0",
  "Unlicense",
]);

/** The platform's own packages come under Atlassian's developer terms, which everybody accepts who runs `forge register`. */
const isPlatform = (name) => name.startsWith("@forge/");

/** Whether an SPDX expression of names, AND, OR and brackets is satisfied by what is carried. */
function isCarried(expression) {
  const alternatives = expression.replace(/[()]/g, "").split(/\s+OR\s+/);
  return alternatives.some((all) => all.split(/\s+AND\s+/).every((name) => CARRIED.has(name)));
}

const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
const shipped = Object.entries(packages).filter(([path, { dev, optional }]) => path !== "" && !dev && !optional);

const byLicence = new Map();
const missing = [];
for (const [path, { version }] of shipped) {
  const file = join(root, path, "package.json");
  // What is for other platforms only is not installed here.
  if (!existsSync(file)) continue;
  const { name, license, licenses } = JSON.parse(readFileSync(file, "utf8"));
  const stated = license?.type ?? license ?? licenses?.map(({ type }) => type).join(" OR ") ?? "";
  if (!isPlatform(name) && !isCarried(stated)) missing.push(`${name} ${version}: ${stated || "states no licence"}`);
  byLicence.set(stated, [...(byLicence.get(stated) ?? []), `${name} ${version}`]);
}

for (const [licence, names] of [...byLicence].sort((one, other) => other[1].length - one[1].length)) {
  console.log(`${licence || "none stated"} (${names.length})`);
  console.log(`  ${[...new Set(names)].sort().join(", ")}\n`);
}
if (missing.length > 0) {
  console.error(`These cannot be carried without a second look:\n  ${missing.join("\n  ")}`);
  process.exit(1);
}

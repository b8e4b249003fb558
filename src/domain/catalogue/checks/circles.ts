import type { Catalogue } from "../catalogue";
import { at, type Report } from "../problem";
import { entriesOf, type Sound } from "../sound-parts";

/** Nothing may depend on itself, nor stand in for itself, by whatever detour. Each circle is told once. */
export function checkCircles(catalogue: Sound<Catalogue>, report: Report): void {
  for (const section of ["configurationItems", "services"] as const) {
    type Dependent = {
      readonly key?: string | undefined;
      readonly dependsOn?: readonly (string | undefined)[] | undefined;
    };
    const dependents = new Map<string, Dependencies>();
    for (const { path, entry } of entriesOf<Dependent>(section, catalogue[section]))
      if (entry.key !== undefined)
        dependents.set(entry.key, { dependsOn: entriesOf(at(path, "dependsOn"), entry.dependsOn) });
    reportCircles(dependents, report, "of dependencies");
  }
  const substitutes: Dependents = new Map(
    entriesOf("contacts", catalogue.contacts).flatMap(({ path, entry: { key, substitute } }) =>
      key === undefined
        ? []
        : [[key, { dependsOn: substitute === undefined ? [] : [{ path: at(path, "substitute"), entry: substitute }] }]],
    ),
  );
  reportCircles(substitutes, report, "in which nobody is left to turn to");
}

interface Dependencies {
  readonly dependsOn: readonly { readonly path: string; readonly entry: string }[];
}

type Dependents = ReadonlyMap<string, Dependencies>;

/** Walks depth first on a stack of its own: a long chain of dependencies is no reason to fail. */
function reportCircles(dependents: Dependents, report: Report, kind: string): void {
  const finished = new Set<string>();
  for (const [root, { dependsOn }] of dependents) {
    if (dependsOn.length === 0 || finished.has(root)) continue;
    const trail = [{ key: root, next: 0 }];
    const placeOnTrail = new Map([[root, 0]]);
    for (let here = trail.at(-1); here; here = trail.at(-1)) {
      const dependency = dependents.get(here.key)?.dependsOn[here.next++];
      if (!dependency) {
        finished.add(here.key);
        placeOnTrail.delete(here.key);
        trail.pop();
        continue;
      }
      const closes = placeOnTrail.get(dependency.entry);
      if (closes !== undefined) {
        const circle = [...trail.slice(closes).map(({ key }) => key), dependency.entry].join(" → ");
        report(dependency.path, `This closes a circle ${kind}: ${circle}. Remove one of them.`);
      } else if (!finished.has(dependency.entry)) {
        placeOnTrail.set(dependency.entry, trail.length);
        trail.push({ key: dependency.entry, next: 0 });
      }
    }
  }
}

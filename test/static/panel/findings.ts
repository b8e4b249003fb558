import axe from "axe-core";

/** What axe finds; what needs a layout or a canvas is judged in the journey. */
export async function findings(place: Element): Promise<readonly string[]> {
  const { violations } = await axe.run(place, {
    rules: { "color-contrast": { enabled: false }, "label-content-name-mismatch": { enabled: false } },
  });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

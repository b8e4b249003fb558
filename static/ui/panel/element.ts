/** What an attribute may be given; false and undefined leave it out, true gives it without a value. */
type Attribute = string | number | boolean | undefined;

/** Makes an element. Texts become text nodes, so whatever people typed is shown as they typed it. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, Attribute>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  setAll(made, attributes);
  made.append(...children);
  return made;
}

const SVG = "http://www.w3.org/2000/svg";

export function drawing<Tag extends keyof SVGElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, Attribute>> = {},
  ...children: readonly (Node | string)[]
): SVGElementTagNameMap[Tag] {
  const made = document.createElementNS(SVG, tag);
  setAll(made, attributes);
  made.append(...children);
  return made;
}

function setAll(made: Element, attributes: Readonly<Record<string, Attribute>>): void {
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined && value !== false) made.setAttribute(name, value === true ? "" : String(value));
}

/** Replaces what an element says, only where it says something else, so that no reader is told twice. */
export function setText(place: Element, nodes: readonly Node[]): void {
  if (nodes.map(({ textContent }) => textContent).join("") !== place.textContent) place.replaceChildren(...nodes);
}

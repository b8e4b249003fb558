import { fireEvent, screen } from "@testing-library/react";
import { settings } from "../../../../locales/en-US.json";
import { TermList } from "../../../../static/ui/shared/parts/term-list";
import { catalogueOf, findings, show, stageWith } from "../../support/page";

const stage = () => stageWith(catalogueOf({}));
const term = (name: string) => screen.findByRole("button", { name });

it("explains one word at a time, and says so to whoever listens", async () => {
  const { container } = show(<TermList terms={["operational-level-agreement", "waiver"]} />, stage());
  const ola = await term("Operational level agreement");
  expect(ola.getAttribute("aria-expanded")).toBe("false");
  fireEvent.click(ola);
  expect(ola.getAttribute("aria-expanded")).toBe("true");
  expect(screen.getByRole("status").textContent).toContain("What a team inside");
  fireEvent.click(await term("Waiver"));
  expect(ola.getAttribute("aria-expanded")).toBe("false");
  expect(screen.getByRole("status").textContent).toContain("business reason");
  expect(await findings(container)).toEqual([]);
});

it.each`
  close                                                                    | how
  ${(button: HTMLElement) => fireEvent.click(button)}                      | ${"its own button"}
  ${(button: HTMLElement) => fireEvent.keyDown(button, { key: "Escape" })} | ${"Escape"}
`("is closed by $how", async ({ close }) => {
  show(<TermList terms={["baseline"]} />, stage());
  const button = await term("Baseline");
  fireEvent.click(button);
  close(button);
  expect(screen.getByRole("status").textContent).toBe("");
});

it("has a meaning for every word", () => {
  expect(Object.keys(settings.terms.meaning)).toEqual(Object.keys(settings.terms.word));
});

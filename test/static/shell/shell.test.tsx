import { fireEvent, screen, waitFor } from "@testing-library/react";
import { lazy } from "react";
import { PageHeading } from "../../../static/ui/shared/parts/page-heading";
import type { ShellPage } from "../../../static/ui/shell/page";
import { catalogueOf, findings, openedWith, showShell, stageWith } from "../support/page";

const page = (title: string): ShellPage["Page"] =>
  lazy(async () => ({ default: () => <PageHeading>{title}</PageHeading> }));

const pages: readonly ShellPage[] = [
  { path: "/", title: "Overview", Page: page("The overview") },
  { path: "/services", title: "Services", Page: page("The services") },
  {
    path: "/items",
    title: "Items",
    Page: lazy(async () => ({
      default: () => {
        throw new Error("broken on purpose");
      },
    })),
  },
];

it("marks where one is, and moves the focus to the title of the page that is opened", async () => {
  const { container } = showShell(pages, stageWith(catalogueOf({})));
  await screen.findByRole("heading", { name: "The overview" });
  fireEvent.click(screen.getByRole("link", { name: "Services" }));
  const heading = await screen.findByRole("heading", { name: "The services" });
  expect(screen.getByRole("link", { name: "Services" }).getAttribute("aria-current")).toBe("page");
  expect(document.activeElement?.contains(heading)).toBe(true);
  expect(document.title).toBe("The services");
  expect(await findings(container)).toEqual([]);
});

it("follows the browser's Back", async () => {
  const stage = stageWith(catalogueOf({}), {}, "/services");
  showShell(pages, stage);
  await screen.findByRole("heading", { name: "The services" });
  stage.goBack("/");
  expect(await screen.findByRole("heading", { name: "The overview" })).toBeTruthy();
});

it("says that the catalogue is on its way", async () => {
  const { container } = showShell(pages, stageWith(catalogueOf({}), { openCatalogue: new Promise(() => undefined) }));
  expect(screen.getByRole("status").textContent).toContain("Loading the catalogue");
  expect(await findings(container)).toEqual([]);
});

it("says why the catalogue is not to be had, and tries again when asked", async () => {
  let times = 0;
  const answer = () => (++times === 1 ? new Error("Jira is being mended.") : openedWith(catalogueOf({})));
  const { container } = showShell(pages, stageWith(catalogueOf({}), { openCatalogue: answer }));
  expect((await screen.findByRole("alert")).textContent).toContain("Jira is being mended.");
  expect(await findings(container)).toEqual([]);
  fireEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByRole("heading", { name: "The overview" })).toBeTruthy();
});

it("says whose catalogue it is when it is another project's", async () => {
  const owner = { projectId: "1", projectKey: "HQ", name: "Headquarters" };
  const openCatalogue = openedWith(catalogueOf({}), { owner, isFollowed: true });
  const { container } = showShell(pages, stageWith(catalogueOf({}), { openCatalogue }));
  expect(await screen.findByText("This project follows the catalogue of Headquarters")).toBeTruthy();
  expect(await findings(container)).toEqual([]);
});

it("leads back from an address that there is not", async () => {
  const { container } = showShell(pages, stageWith(catalogueOf({}), {}, "/nowhere"));
  expect(await screen.findByText("There is no such page")).toBeTruthy();
  expect(await findings(container)).toEqual([]);
});

it("keeps the navigation when a page breaks", async () => {
  const error = jest.spyOn(console, "error").mockImplementation(() => undefined);
  showShell(pages, stageWith(catalogueOf({}), {}, "/items"));
  expect((await screen.findByRole("alert")).textContent).toContain("This page does not work");
  fireEvent.click(screen.getByRole("link", { name: "Services" }));
  await waitFor(() => expect(screen.getByRole("heading", { name: "The services" })).toBeTruthy());
  error.mockRestore();
});

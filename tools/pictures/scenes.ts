import type { Stage } from "./stage";

/** One picture of the guides. */
export interface Scene {
  /** Of the file: `docs/pictures/<name>-light.webp`, `-dark.webp`. */
  readonly name: string;
  /** Brings the page to where there is something to see. */
  readonly arrange: (stage: Stage) => Promise<void>;
  /** Only this part of the site's page; absent for what a window shows. */
  readonly part?: string;
  /** Of the window of which a part is taken, in pixels; absent: room for the longest. */
  readonly height?: number;
}

/** A site on which nothing was agreed yet. */
export const emptyScenes: readonly Scene[] = [
  {
    name: "first-steps",
    async arrange(stage) {
      await stage.lookAs("project administrator");
      const settings = await stage.openApp("Service levels");
      await settings.getByRole("button", { name: "Try with sample content" }).waitFor();
      await settings.getByText(/steps done/).waitFor();
    },
  },
];

/** The example desk, some days old, in the order in which things happen on it: a scene may stand on the one before. */
export const deskScenes: readonly Scene[] = [
  {
    name: "needs-somebody",
    async arrange(stage) {
      await stage.lookAs("agent");
      const queue = await stage.openApp("What needs somebody now");
      await queue
        .getByRole("link", { name: /^HELP-/ })
        .or(queue.getByText(/^HELP-/))
        .first()
        .waitFor();
    },
  },
  {
    name: "ticket-panel",
    part: ".frame-panel",
    async arrange(stage) {
      await stage.lookAs("agent");
      await stage.visit("/browse/HELP-20");
      await stage.frame(".frame-panel iframe");
    },
  },
  {
    name: "ticket-why",
    async arrange(stage) {
      await stage.visit("/browse/HELP-20");
      const panel = await stage.frame(".frame-panel iframe");
      await panel.getByRole("button", { name: "Why?" }).first().click();
      const story = await stage.frame("dialog iframe");
      await story.locator("svg").first().waitFor();
    },
  },
  {
    name: "portal",
    part: "main",
    height: 980,
    async arrange(stage) {
      await stage.lookAs("customer");
      await stage.visit("/servicedesk/customer/portal/1");
      await stage.page.getByRole("link", { name: "HELP-20", exact: true }).click();
      const panel = await stage.frame("main iframe");
      await panel.locator("summary").first().click();
    },
  },
  {
    name: "settings",
    async arrange(stage) {
      await stage.lookAs("project administrator");
      const settings = await stage.openApp("Service levels");
      await settings.getByRole("heading", { name: "Needs you" }).waitFor();
    },
  },
  {
    name: "wizard",
    async arrange(stage) {
      const settings = await stage.openApp("Service levels");
      await settings.getByRole("link", { name: "Agreements", exact: true }).first().click();
      await settings.getByRole("button", { name: "New agreement with a customer" }).click();
      await settings.getByRole("button", { name: /^Service level agreement/ }).click();
      await settings
        .getByLabel(/^Service/)
        .first()
        .waitFor();
    },
  },
  {
    name: "promise-chain",
    async arrange(stage) {
      const settings = await stage.openApp("Service levels");
      for (const name of ["Agreements", "Patient records for the clinics", "Promise chain"])
        await settings.getByRole("link", { name, exact: true }).first().click();
      await settings.locator("main svg").first().waitFor();
    },
  },
  {
    name: "published",
    async arrange(stage) {
      const settings = await stage.openApp("Service levels");
      for (const name of ["Agreements", "Patient records for the clinics", "Publish"])
        await settings.getByRole("link", { name, exact: true }).first().click();
      await settings.getByRole("article").waitFor();
    },
  },
  {
    name: "monitoring",
    async arrange(stage) {
      const settings = await stage.openApp("Service levels");
      await settings.getByRole("link", { name: "Tickets and monitoring" }).click();
      await settings.getByRole("region", { name: "Watching" }).or(settings.locator("dl")).first().waitFor();
    },
  },
  {
    name: "figures",
    async arrange(stage) {
      const figures = await stage.openApp("Figures");
      await figures.getByRole("region", { name: "All together" }).waitFor();
    },
  },
  {
    name: "availability",
    async arrange(stage) {
      const availability = await stage.openApp("Availability");
      await availability.getByRole("heading", { name: "Availability", exact: true }).waitFor();
      await availability.locator("table, .empty-state").first().waitFor();
    },
  },
  {
    name: "review-prepare",
    async arrange(stage) {
      const reviews = await stage.openApp("Reviews");
      await reviews.getByRole("button", { name: "New review", exact: true }).first().click();
      const dialog = reviews.getByRole("dialog");
      await dialog.getByLabel(/^Customer/).selectOption({ label: "Harbour Clinics" });
      const month = (await dialog.getByLabel(/^Meeting on/).inputValue()).slice(0, 7);
      await dialog.getByLabel(/^From month/).fill(month);
      await dialog.getByLabel(/^To month/).fill(month);
      await dialog.getByRole("button", { name: "Begin", exact: true }).click();
      await reviews.getByRole("heading", { name: "Service review with Harbour Clinics" }).waitFor();
      await reviews.getByRole("button", { name: "Add somebody of ours" }).click();
      await reviews.getByRole("textbox", { name: "Name" }).first().fill("Linnea Berg");
      await reviews.getByRole("button", { name: "Add somebody of the customer" }).click();
      await reviews.getByRole("textbox", { name: "Name" }).nth(1).fill("Greta Lund");
      await reviews.getByRole("status").getByText("Saved", { exact: true }).first().waitFor();
    },
  },
  {
    name: "review-present",
    async arrange(stage) {
      const reviews = await stage.frame("main iframe");
      await reviews.getByRole("button", { name: "Present", exact: true }).click();
      await reviews.getByRole("heading", { name: "How promises were kept" }).waitFor();
      await reviews.getByRole("textbox", { name: "Minutes" }).fill("Two tickets ran late at night: see the task.");
      await reviews.getByRole("button", { name: "Add a task", exact: true }).click();
      await reviews.getByRole("textbox", { name: "What is to be done" }).fill("A rota for nights, from March");
      await reviews.getByRole("textbox", { name: "Who" }).fill("Linnea Berg");
      await reviews.getByRole("status").getByText("Saved", { exact: true }).first().waitFor();
    },
  },
  {
    name: "review-frozen",
    async arrange(stage) {
      const reviews = await stage.frame("main iframe");
      await reviews.getByRole("button", { name: "Leave presentation", exact: true }).click();
      await reviews.getByRole("button", { name: "Pack", exact: true }).click();
      await reviews.getByRole("button", { name: "Freeze", exact: true }).first().click();
      await reviews.getByRole("dialog").getByRole("button", { name: "Freeze", exact: true }).click();
      await reviews.getByText("Frozen: it stays as it was shown").waitFor();
    },
  },
];

/** Every picture there is. */
export const scenes: readonly Scene[] = [...emptyScenes, ...deskScenes];

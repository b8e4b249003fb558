import type { Frame, Page } from "playwright-core";
import { follow } from "../browser/browser";

/** For a page to load, a frame to fill: generous, as machines differ. */
const PATIENCE_MS = 60_000;

/** Somebody at the offline site in a browser, as scenes have them act. */
export class Stage {
  constructor(
    readonly page: Page,
    readonly url: string,
  ) {
    page.setDefaultTimeout(PATIENCE_MS);
  }

  /** @param role a part of what the site's switch calls the person */
  async lookAs(role: string): Promise<void> {
    await this.visit("/");
    await this.page.locator("summary", { hasText: "Looking as" }).click();
    await follow(this.page, this.page.locator("button[name=accountId]", { hasText: role }).first());
  }

  /** @param path from the address of the site */
  async visit(path: string): Promise<void> {
    await this.page.goto(new URL(path, this.url).href);
  }

  /** @param time as the site's clock offers it, such as `1 hour` */
  async letPass(time: string): Promise<void> {
    await this.visit("/");
    await this.page.locator("summary", { hasText: "Site time" }).click();
    await follow(this.page, this.page.getByRole("button", { name: time, exact: true }));
  }

  /** Opens a page of the app by the project's navigation, from wherever one is. */
  async openApp(link: string): Promise<Frame> {
    await this.visit("/");
    await this.page.getByRole("link", { name: link, exact: true }).click();
    return this.frame("main iframe");
  }

  /** The frame of an app that a selector finds, when there is something in it. */
  async frame(selector: string): Promise<Frame> {
    const frame = await (await this.page.waitForSelector(selector)).contentFrame();
    if (frame === null) throw new Error(`${selector} has no frame`);
    await frame.locator("main > *, h1, h2, h3").first().waitFor();
    return frame;
  }

  /** Resolves a ticket in the site's own form. */
  async resolve(issueKey: string): Promise<void> {
    await this.visit(`/browse/${issueKey}`);
    const option = this.page.locator("#transition option", { hasText: "Resolved" });
    await this.page.locator("#transition").selectOption((await option.getAttribute("value"))!);
    await follow(this.page, this.page.getByRole("button", { name: "Move" }));
  }

  /** In place, so that what was opened stays open. */
  async turn(theme: "light" | "dark"): Promise<void> {
    if ((await this.page.locator("html").getAttribute("data-color-mode")) !== theme) {
      // Over an open dialog nothing around it can be clicked.
      await this.page.evaluate("document.querySelector('form[data-theme-switch] button').click()");
      await this.page.locator(`html[data-color-mode=${theme}]`).waitFor({ state: "attached" });
    }
    for (const frame of this.page.frames().slice(1))
      await frame.locator(`html[data-color-mode=${theme}]`).waitFor({ state: "attached" });
  }
}

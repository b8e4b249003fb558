/** `npm run dev` on a copy of the app: what is changed is there without another start. */
import type { Browser, Frame, Page } from "playwright-core";
import { describeWithBrowser, eventually, launchBrowser } from "../../../tools/browser/browser";
import { type MarkedAnswer, type WorkedOnApp, workOnCopy } from "../../../tools/dev/copied-app";

const A_MINUTE = 60_000;
const STARTING_MS = 180_000;

let work: WorkedOnApp;
beforeAll(async () => {
  work = await workOnCopy();
}, STARTING_MS);
afterAll(() => work?.stop(), STARTING_MS);

/** Somebody on the queue page: what its frame loads, and what its resolver answers to the very frame. */
async function queuePage() {
  const arrived = await fetch(work.url);
  const cookie = arrived.headers.get("set-cookie")?.split(";")[0] ?? "";
  const get = async (url: string) => (await fetch(url, { headers: { cookie } })).text();
  const path = /href="([^"]*\/queues\/apps\/[^"]*)"/.exec(await get(arrived.url))?.[1];
  const shown = await get(work.url + path);
  const localId = /data-frame="([^"]+)" data-module="needs-attention"/.exec(shown)?.[1];
  const frame = /<iframe src="([^"]+)"/.exec(shown)?.[1] ?? "";
  const projectId = /"projectId":"(\d+)"/.exec(shown)?.[1] ?? "10000";
  return {
    path,
    script: () => get(new URL("main.js", frame).href),
    async answer(): Promise<MarkedAnswer["value"]> {
      const response = await fetch(`${work.url}/gateway/invoke`, {
        method: "POST",
        headers: { cookie, origin: work.url, "content-type": "application/json" },
        body: JSON.stringify({ localId, functionKey: "openTickets", payload: { projectId } }),
      });
      const { value } = (await response.json()) as { value: MarkedAnswer };
      return value.value;
    },
  };
}

const within = <T>(read: () => Promise<T>, expected: T): Promise<T> => eventually(read, expected, A_MINUTE);

it("a changed page is served", async () => {
  const { script } = await queuePage();
  const isNew = async (): Promise<boolean> => (await script()).includes('pageMark = "11"');
  expect(await isNew()).toBe(false);
  work.mark("page", "11");
  expect(await within(isNew, true)).toBe(true);
});

it("a changed function answers the same frame: the site is the one that it was", async () => {
  const { answer } = await queuePage();
  expect(await answer()).toMatchObject({ functionMark: "0" });
  work.mark("function", "21");
  expect(await within(async () => (await answer()).functionMark, "21")).toBe("21");
  expect(work.output().match(/The offline site is at/g)).toHaveLength(1);
});

it("the changed domain is there in functions and pages", async () => {
  const { answer, script } = await queuePage();
  work.mark("domain", "31");
  expect(await within(async () => (await answer()).domainMark, "31")).toBe("31");
  expect(await within(async () => (await script()).includes('domainMark = "31"'), true)).toBe(true);
});

it.each`
  file                             | words                                  | why
  ${"src/handlers/queue/queue.ts"} | ${/do not build.*queue\.ts/}           | ${"a function"}
  ${"static/ui/queue/main.tsx"}    | ${/main\.tsx[\s\S]*stay as they were/} | ${"a page"}
`("what does not compile is told, and the former one goes on until it is mended ($why)", async ({ file, words }) => {
  const { answer, script } = await queuePage();
  const former = { answer: await answer(), script: await script(), text: work.read(file) };
  const saidBefore = work.output().length;
  work.write(file, `${former.text}\nexport const = ;\n`);
  expect(await within(async () => words.test(work.output().slice(saidBefore)), true)).toBe(true);
  expect(await answer()).toEqual(former.answer);
  expect(await script()).toBe(former.script);
  work.write(file, former.text);
  work.mark("function", "41");
  work.mark("page", "41");
  expect(await within(async () => (await answer()).functionMark, "41")).toBe("41");
  expect(await within(async () => (await script()).includes('pageMark = "41"'), true)).toBe(true);
});

describeWithBrowser("in an open browser", (found) => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await launchBrowser(found);
    page = await browser.newPage();
    await page.goto(work.url + (await queuePage()).path);
  }, STARTING_MS);
  afterAll(() => browser?.close());

  const shown = async (name: string): Promise<string | undefined> => {
    const frame: Frame | null = await (await page.waitForSelector("main iframe")).contentFrame();
    const read = `({ ...document.body?.dataset }.${name})`;
    return frame?.evaluate<string | undefined>(read).catch(() => undefined); // it is just being reloaded
  };

  it.each(["page", "domain"] as const)("the frame shows the changed %s by itself", async (place) => {
    await page.evaluate("window.isTheSame = true");
    work.mark(place, "51");
    expect(await within(() => shown(`${place}Mark`), "51")).toBe("51");
    expect(await page.evaluate("window.isTheSame")).toBe(true); // the page around it stays
  });

  it("the frame shows what the changed function answers", async () => {
    work.mark("function", "52");
    const answered = async () =>
      (JSON.parse((await shown("answer")) ?? "{}") as Partial<MarkedAnswer>).value?.functionMark;
    expect(await within(answered, "52")).toBe("52");
  });
});

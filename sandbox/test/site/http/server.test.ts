import { request as httpRequest } from "node:http";
import { openFakeSite } from "../support/fake-site";

type Site = Awaited<ReturnType<typeof openFakeSite>>;

let site: Site;
beforeAll(async () => {
  site = await openFakeSite();
});
afterAll(() => site.close());

/** A browser without script: keeps the session's cookie, sends forms from the site's own pages. */
function visitor() {
  let cookie = "";
  const go = async (path: string, init: { method?: string; body?: string; headers?: Record<string, string> } = {}) => {
    const headers = { cookie, origin: site.url, ...init.headers };
    const response = await fetch(site.url + path, { redirect: "manual", ...init, headers });
    cookie = response.headers.get("set-cookie")?.split(";")[0] ?? cookie;
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
  const form = (path: string, fields: Record<string, string>, headers = {}) =>
    go(path, {
      method: "POST",
      body: new URLSearchParams(fields).toString(),
      headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
    });
  const bridge = async (command: string, body: object) => {
    const headers = { "content-type": "application/json" };
    const answer = await go(`/gateway/${command}`, { method: "POST", body: JSON.stringify(body), headers });
    return { status: answer.status, body: JSON.parse(answer.text) };
  };
  const mountOnIssue = async () => /data-frame="([^"]+)"/.exec((await go("/browse/HD-1")).text)?.[1] ?? "";
  return { go, form, bridge, mountOnIssue };
}

describe("the pages", () => {
  it("show a queue with its issues, everything escaped", async () => {
    const { status, text } = await visitor().go("/jira/servicedesk/projects/HD/queues/custom/1");
    expect(status).toBe(200);
    expect(text).toContain("Mail &lt;does&gt; not work");
    expect(text).toContain("Help &lt;desk&gt;");
    expect(text).not.toContain("<does>");
  });

  it("ask Jira as the person who looks", async () => {
    const someone = visitor();
    await someone.form("/sandbox/session", { accountId: "agent" });
    site.jira.requests.length = 0;
    await someone.go("/browse/HD-1");
    expect(site.jira.requests.map(({ caller }) => caller)).toEqual(
      site.jira.requests.map(() => ({ kind: "user", accountId: "agent" })),
    );
    expect(site.jira.requests).not.toHaveLength(0);
  });

  it.each`
    accountId     | path                               | status | words                            | why
    ${"agent"}    | ${"/nowhere"}                      | ${404} | ${"nothing at /nowhere"}         | ${"no such address"}
    ${"agent"}    | ${"/browse/HD-9"}                  | ${404} | ${"It is not there."}            | ${"Jira's own words"}
    ${"customer"} | ${"/jira/servicedesk/projects/HD"} | ${403} | ${"only to the customer portal"} | ${"no licence for Jira's pages"}
    ${"agent"}    | ${"/jira/servicedesk/projects/NO"} | ${404} | ${"no project NO"}               | ${"no such project"}
  `("say $words at $path for the $accountId ($why)", async ({ accountId, path, status, words }) => {
    const someone = visitor();
    await someone.form("/sandbox/session", { accountId });
    const answer = await someone.go(path);
    expect(answer.status).toBe(status);
    expect(answer.text).toContain(words);
  });

  it("follow no address outside the site after a form", async () => {
    const { headers } = await visitor().form("/sandbox/theme", { theme: "dark", returnTo: "//elsewhere.example/" });
    expect(headers.get("location")).toBe("/");
  });
});

describe("who may act", () => {
  it("refuses a form that another site's page sends", async () => {
    const { status } = await visitor().form("/sandbox/theme", { theme: "dark" }, { origin: "http://evil.example" });
    expect(status).toBe(403);
  });

  it("refuses what an app's page sends past the bridge", async () => {
    const { status } = await visitor().form("/sandbox/session", { accountId: "agent" }, { origin: site.framesUrl });
    expect(status).toBe(403);
  });

  it("lets nobody look as an app's own account", async () => {
    const { status } = await visitor().form("/sandbox/session", { accountId: "bot" });
    expect(status).toBe(404);
  });

  it("answers no other host name, so that a name that somebody points here opens nothing", async () => {
    const port = Number(new URL(site.url).port);
    const status = await new Promise((resolve, reject) => {
      const headers = { host: `evil.example:${port}` };
      const request = httpRequest({ host: "127.0.0.1", port, path: "/", headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      request.on("error", reject).end();
    });
    expect(status).toBe(421);
  });
});

describe("the bridge's way to the server", () => {
  it("takes identity from the session and the issue from the mount, whatever the page claims", async () => {
    const someone = visitor();
    const localId = await someone.mountOnIssue();
    const forged = { accountId: "admin", viewer: { accountId: "admin" }, extension: { issue: { id: "999" } } };
    const { body } = await someone.bridge("invoke", { localId, functionKey: "who", payload: {}, ...forged });
    expect(body.value.viewer).toBe("agent");
    expect(body.value.extension.issue).toMatchObject({ id: "100", key: "HD-1" });
  });

  it("knows a mount only in the session that it was given to", async () => {
    const localId = await visitor().mountOnIssue();
    const { status } = await visitor().bridge("invoke", { localId, functionKey: "who" });
    expect(status).toBe(410);
  });

  it("hands a function's failure to the page in its words", async () => {
    const someone = visitor();
    const { body } = await someone.bridge("invoke", { localId: await someone.mountOnIssue(), functionKey: "fail" });
    expect(body).toEqual({ error: "the function threw" });
  });

  it.each`
    command            | input                                        | status | why
    ${"invoke"}        | ${{ functionKey: 1 }}                        | ${400} | ${"a key is text"}
    ${"fetch-product"} | ${{ product: "confluence", restPath: "/x" }} | ${501} | ${"this site is Jira alone"}
    ${"modal"}         | ${{ resource: "nowhere" }}                   | ${404} | ${"the manifest has no such resource"}
    ${"url"}           | ${{ location: { target: "dashboard" } }}     | ${501} | ${"there are no dashboards here"}
    ${"url"}           | ${{ location: {} }}                          | ${400} | ${"neither url nor target"}
    ${"no-such"}       | ${{}}                                        | ${404} | ${"no such command"}
  `("refuses $command $input with $status ($why)", async ({ command, input, status }) => {
    const someone = visitor();
    const answer = await someone.bridge(command, { localId: await someone.mountOnIssue(), ...input });
    expect(answer.status).toBe(status);
    expect(answer.body.message).toEqual(expect.any(String));
  });
});

describe("an app's pages", () => {
  it("come from another origin with the platform's script first, under Forge's policy", async () => {
    const response = await fetch(`${site.framesUrl}/app/pages/panel.html`);
    const markup = await response.text();
    expect(markup.indexOf("/platform/frame.js")).toBeLessThan(markup.indexOf("<script>a()"));
    const policy = response.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'self'");
    expect(policy).toMatch(/script-src 'self' 'sha256-[^']+';/);
    expect(policy).toContain("style-src 'self' 'unsafe-inline'");
    expect(policy).toContain(`frame-ancestors 'self' ${site.url}`);
    expect(policy).toContain(
      "sandbox allow-downloads allow-forms allow-modals allow-pointer-lock allow-same-origin allow-scripts",
    );
  });

  it.each`
    path                                   | status | why
    ${"/app/pages/panel.js"}               | ${200} | ${"a file of the resource"}
    ${"/app/pages/__LOCALES__/en-US.json"} | ${200} | ${"a translation of the manifest"}
    ${"/app/pages/__LOCALES__/xx-XX.json"} | ${404} | ${"one that it has not"}
    ${"/app/pages/..%2Foutside.txt"}       | ${404} | ${"nothing above the resource's directory"}
    ${"/app/other/panel.js"}               | ${404} | ${"no such resource"}
    ${"/browse/HD-1"}                      | ${404} | ${"Jira's pages are not on this origin"}
    ${"/app/pages/%"}                      | ${400} | ${"no decodable path"}
  `("answer $path with $status ($why)", async ({ path, status }) => {
    expect((await fetch(site.framesUrl + path)).status).toBe(status);
  });
});

describe("the clock", () => {
  it.each`
    field        | value                 | why
    ${"speed"}   | ${"0"}                | ${"it never stands"}
    ${"speed"}   | ${"1000000"}          | ${"nor runs away"}
    ${"set"}     | ${"2020-01-01T00:00"} | ${"it never goes back"}
    ${"set"}     | ${"soon"}             | ${"no instant"}
    ${"forward"} | ${"-60"}              | ${"nor by a little"}
  `("refuses $field $value ($why)", async ({ field, value }) => {
    const before = site.clock.now();
    const { status } = await visitor().form("/sandbox/clock", { [field]: value });
    expect(status).toBe(400);
    expect(site.clock.now()).toBe(before);
  });

  it("goes forward and tells open pages", async () => {
    const before = site.clock.now();
    await visitor().form("/sandbox/clock", { forward: "3600" });
    const { text } = await visitor().go("/sandbox/state");
    expect(JSON.parse(text).clock.at).toBe(before + 3_600_000);
  });
});

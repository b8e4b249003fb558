import { SimulatedClock } from "../../../clock";
import {
  createForgeHost,
  type ForgeHost,
  type ForgeHostOptions,
  type InvocationAnswer,
  type Viewer,
} from "../../../forge/host";
import { keptFor } from "../../support/kept";
import { TEST_APP } from "../../support/test-app";
import { FakeJira } from "./fake-jira";

/** Days of site time pass in some tests; on a busy machine they take their time too. */
jest.setTimeout(60_000);

export const START = Date.parse("2026-03-02T08:00:00Z");

export const AGENT: Viewer = {
  accountId: "agent",
  accountType: "licensed",
  locale: "en-GB",
  timezone: "Europe/Berlin",
};

export const BUILD_DIRECTORY = keptFor("test-app");

export interface TestHost {
  readonly host: ForgeHost;
  readonly clock: SimulatedClock;
  readonly jira: FakeJira;
  /** Calls a definition of the settings page's resolver and drives the clock until it answers. */
  call(functionKey: string, payload?: unknown, viewer?: Viewer): Promise<InvocationAnswer>;
  /** What it answers, when it does. */
  value(functionKey: string, payload?: unknown): Promise<unknown>;
  /** Log lines of the newest invocations of a function, oldest first. */
  logOf(functionKey: string): string[];
}

export type TestHostOptions = Partial<ForgeHostOptions> & { readonly jira?: FakeJira; readonly clock?: SimulatedClock };

/** The test app on a simulated clock beside a fake Jira; without the platform's own doubles unless asked for. */
export async function startTestHost(options: TestHostOptions = {}): Promise<TestHost> {
  const clock = options.clock ?? new SimulatedClock(START);
  const jira = options.jira ?? new FakeJira();
  const host = await createForgeHost({
    appDirectory: TEST_APP,
    buildDirectory: BUILD_DIRECTORY,
    dataFile: ":memory:",
    siteUrl: "http://localhost:8080",
    ordinaryDoubles: false,
    ...options,
    clock,
    jira,
  });
  const call = (functionKey: string, payload?: unknown, viewer: Viewer = AGENT) =>
    clock.runToResult(host.invokeResolver({ moduleKey: "settings-page", functionKey, payload, viewer, extension: {} }));
  return {
    host,
    clock,
    jira,
    call,
    value: async (functionKey, payload) => {
      const answer = await call(functionKey, payload);
      if (answer.kind === "failed") throw new Error(answer.message);
      return answer.value;
    },
    logOf: (functionKey) =>
      host
        .recentInvocations(500)
        .filter((record) => record.functionKey === functionKey)
        .reverse()
        .flatMap(({ logs }) => logs.map(({ text }) => text)),
  };
}

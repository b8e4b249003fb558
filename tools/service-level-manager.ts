import { createHash } from "node:crypto";
import type { ForgeHost, Viewer } from "../sandbox/forge/host";
import type {
  AgreeCalls,
  Answer,
  AvailabilityCalls,
  ImportResult,
  MeasurementPage,
  MeasurementRow,
  MonitoringStatus,
  SettingsCalls,
} from "../src/contract";
import type { AvailabilityDeed } from "../src/domain/availability/availability-deed";
import { piecesOf } from "../static/ui/settings/exchange/pieces";

/** The pages' modules in the manifest; their resolvers are what the pages ask. */
const SETTINGS_PAGE = { moduleKey: "service-level-settings", type: "jira:projectSettingsPage" };
const REVIEW_PAGE = { moduleKey: "service-reviews", type: "jira:projectPage" };
const ATTEMPTS = 20;
/** Of 500 KB that a page may send at once, the rest is for what goes with it. */
const MOST_BYTES = 400_000;

/** The app does not take the catalogue; the message names every problem. */
export class CatalogueRefused extends Error {
  override readonly name = "CatalogueRefused";
}

/**
 * Works in the app's settings and review pages of one project as its administrator would, through the app's own resolvers:
 * the one place where the tools know both the offline site and the app.
 */
export class ServiceLevelManager {
  private readonly viewer: Viewer;

  /**
   * @param waitAMoment lets site time pass before a call that failed is made again
   * @param whileUnderWay drives a simulated clock until a call is over, since calls take site time
   */
  constructor(
    private readonly host: ForgeHost,
    private readonly project: { readonly id: string; readonly key: string },
    accountId: string,
    private readonly waitAMoment: () => Promise<void>,
    private readonly whileUnderWay: <Value>(call: Promise<Value>) => Promise<Value> = (call) => call,
  ) {
    this.viewer = { accountId, accountType: "licensed", locale: "en-US", timezone: "Etc/UTC" };
  }

  /**
   * A text too long for one call goes in pieces, as the page sends it.
   * @returns how many warnings the app has
   * @throws CatalogueRefused
   */
  async importCatalogue(text: string): Promise<number> {
    const pieces = piecesOf(text, MOST_BYTES);
    const result =
      pieces.length === 1
        ? await this.ask<ImportResult>("importCatalogue", { text })
        : await this.importInPieces(text, pieces);
    if (result.kind === "imported") return result.warnings.length;
    if (result.kind === "outdated")
      throw new CatalogueRefused("Somebody changed the catalogue while the file was sent. Import it again.");
    const problems = result.problems.map(({ path, message }) => `  ${path}: ${message}`);
    throw new CatalogueRefused(`The catalogue is refused:\n${problems.join("\n")}`);
  }

  private async importInPieces(text: string, pieces: readonly string[]): Promise<ImportResult | { kind: "outdated" }> {
    const uploadId = createHash("sha256").update(text).digest("hex");
    for (const [piece, part] of pieces.entries()) await this.ask("stageImport", { uploadId, piece, text: part });
    const { project } = await this.monitoringStatus();
    const revision = project?.catalogueVersion ?? 0;
    return this.ask("importStaged", { uploadId, pieces: pieces.length, revision });
  }

  monitoringStatus(): Promise<MonitoringStatus> {
    return this.ask("monitoringStatus", {});
  }

  async saveMapping(fields: Parameters<SettingsCalls["saveMapping"]>[0]["fields"]): Promise<void> {
    await this.ask("saveMapping", { fields });
  }

  /** The same request twice records once. */
  async changeAvailability(requestId: string, deed: AvailabilityDeed): Promise<void> {
    await this.ask("changeAvailability", { requestId, deed }, REVIEW_PAGE);
  }

  /** Every clock that the app has stored for the project, running ones read at `at`. */
  async measurements(at: number): Promise<MeasurementRow[]> {
    const rows: MeasurementRow[] = [];
    for (let cursor: string | null = null; ; ) {
      const page: MeasurementPage = await this.ask("measurements", { cursor, at: new Date(at).toISOString() });
      rows.push(...page.rows);
      if (page.cursor === null) return rows;
      cursor = page.cursor;
    }
  }

  /** Asks until the app answers: a page that failed to load is loaded again. */
  private async ask<Value>(
    functionKey: keyof SettingsCalls | keyof AgreeCalls | keyof AvailabilityCalls,
    payload: object,
    { moduleKey, type } = SETTINGS_PAGE,
  ): Promise<Value> {
    let failure = "";
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (attempt > 0) await this.waitAMoment();
      const call = this.host.invokeResolver({
        moduleKey,
        functionKey,
        payload: { projectId: this.project.id, ...payload },
        viewer: this.viewer,
        extension: { type, project: { ...this.project, type: "service_desk" } },
      });
      const answer = await this.whileUnderWay(call);
      if (answer.kind === "answered") {
        const given = answer.value as Answer<Value>;
        if (given.kind === "answered") return given.value;
        failure = given.message;
      } else failure = answer.message;
    }
    throw new Error(`The app does not answer ${functionKey}: ${failure}`);
  }
}

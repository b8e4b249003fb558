import { createHash } from "node:crypto";
import type { Database } from "../database";
import type { InstallationIdentity } from "./invocation/runtime-context";
import type { AppManifest } from "./manifest/app-manifest";
import { Random } from "./random";

/** What the data file remembers of the installation of an app. */
export interface Installation extends InstallationIdentity {
  readonly installedAt: number;
  /** When the scheduled triggers took their present form. */
  readonly deployedAt: number;
  /** How often the host has been started on this data file, this time included. */
  readonly starts: number;
  /** What this start is to the app: its first, one after which it needs new consent, or just another. */
  readonly occasion: "installed" | "upgraded" | "started";
}

interface Remembered {
  readonly appId: string;
  readonly installedAt: number;
  readonly deployedAt: number;
  readonly majorVersion: number;
  readonly starts: number;
  readonly scheduledTriggers: string;
  readonly scopes: readonly string[];
}

/** The data file belongs to another app. */
export class WrongInstallation extends Error {
  override readonly name = "WrongInstallation";
}

/**
 * Finds or makes the installation of an app in a data file. New scopes make a new major version; changed scheduled
 * triggers begin their phases anew.
 * @throws WrongInstallation when another app is installed there
 */
export function installationOf(manifest: AppManifest, database: Database, now: number): Installation {
  const row = database.get<{ value: string }>("SELECT value FROM host_state WHERE name = 'installation'");
  const before = row && (JSON.parse(row.value) as Remembered);
  if (before !== undefined && before.appId !== manifest.appId)
    throw new WrongInstallation(
      `The data file holds the data of the app ${before.appId}, not of ${manifest.appId}: name another file, or start with --fresh.`,
    );
  const scheduledTriggers = fingerprint(manifest.scheduledTriggers);
  const scopes = [...manifest.scopes].sort();
  const needsConsent = before !== undefined && scopes.some((scope) => !before.scopes.includes(scope));
  const remembered: Remembered = {
    appId: manifest.appId,
    installedAt: before?.installedAt ?? now,
    deployedAt: before?.scheduledTriggers === scheduledTriggers ? before.deployedAt : now,
    majorVersion: (before?.majorVersion ?? 1) + (needsConsent ? 1 : 0),
    starts: (before?.starts ?? 0) + 1,
    scheduledTriggers,
    scopes,
  };
  database.run("INSERT OR REPLACE INTO host_state VALUES ('installation', ?)", JSON.stringify(remembered));
  const ids = new Random(`installation of ${manifest.appId}`);
  return {
    appId: manifest.appId,
    appVersion: `${remembered.majorVersion}.0.0`,
    environmentId: ids.uuid(),
    installationId: ids.uuid(),
    cloudId: ids.uuid(),
    installedAt: remembered.installedAt,
    deployedAt: remembered.deployedAt,
    starts: remembered.starts,
    occasion: before === undefined ? "installed" : needsConsent ? "upgraded" : "started",
  };
}

const fingerprint = (value: unknown): string => createHash("sha256").update(JSON.stringify(value)).digest("hex");

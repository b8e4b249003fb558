import Resolver from "@forge/resolver";
import type { AgreeCalls, SettingsCalls } from "../contract";
import { actionCalls } from "./settings/action-calls";
import { agreementCalls } from "./settings/agreement-calls";
import type { Answering } from "./settings/answers";
import { catalogueCalls } from "./settings/catalogue-calls";
import { contactCalls } from "./settings/contact-calls";
import { directoryCalls } from "./settings/directory-calls";
import { findingCalls } from "./settings/finding-calls";
import { monitoringCalls } from "./settings/monitoring-calls";
import { sampleCalls } from "./settings/sample-calls";
import { sharingCalls } from "./settings/sharing-calls";

/** Every function of the settings pages; each is for administrators of the project that it is asked about. */
export const settingsCalls: Answering<AgreeCalls & SettingsCalls> = {
  ...monitoringCalls,
  ...findingCalls,
  ...catalogueCalls,
  ...agreementCalls,
  ...contactCalls,
  ...directoryCalls,
  ...sharingCalls,
  ...actionCalls,
  ...sampleCalls,
};

const resolver = new Resolver();
for (const [name, answer] of Object.entries(settingsCalls)) resolver.define(name, answer);

/** The resolver of the settings pages. */
export const settings = resolver.getDefinitions();

import Resolver from "@forge/resolver";
import { catalogueCalls } from "./settings/catalogue-calls";
import { contactCalls } from "./settings/contact-calls";
import { directoryCalls } from "./settings/directory-calls";
import { monitoringCalls } from "./settings/monitoring-calls";

/** Every function of the settings pages; each is for administrators of the project that it is asked about. */
const calls = { ...monitoringCalls, ...catalogueCalls, ...contactCalls, ...directoryCalls };

const resolver = new Resolver();
for (const [name, answer] of Object.entries(calls)) resolver.define(name, answer);

/** The resolver of the settings pages. */
export const settings = resolver.getDefinitions();

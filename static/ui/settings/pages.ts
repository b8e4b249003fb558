import { lazy } from "react";
import type { SettingsPage } from "../shell/page";

/** In the order of the navigation. A page is added by a line here, a folder of its name, and its words in the locale. */
export const settingsPages: readonly SettingsPage[] = [
  { path: "/", title: "overview.title", Page: lazy(() => import("./overview/overview-page")) },
  { path: "/services", title: "services.title", Page: lazy(() => import("./services/services-page")) },
  { path: "/calendars", title: "calendars.title", Page: lazy(() => import("./calendars/calendars-page")) },
];

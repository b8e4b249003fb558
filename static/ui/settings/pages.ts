import { lazy } from "react";
import type { SettingsPage } from "../shell/page";

/** In the order of the navigation. A page is added by a line here, a folder of its name, and its words in the locale. */
export const settingsPages: readonly SettingsPage[] = [
  { path: "/", title: "overview.title", Page: lazy(() => import("./overview/overview-page")) },
  { path: "/services", title: "services.title", Page: lazy(() => import("./services/services-page")) },
  { path: "/items", title: "items.title", Page: lazy(() => import("./configuration-items/items-page")) },
  { path: "/calendars", title: "calendars.title", Page: lazy(() => import("./calendars/calendars-page")) },
  { path: "/contacts", title: "contacts.title", Page: lazy(() => import("./contacts/contacts-page")) },
  { path: "/customers", title: "customers.title", Page: lazy(() => import("./customers/customers-page")) },
  { path: "/agreements", title: "agreements.title", Page: lazy(() => import("./agreements/agreements-page")) },
  { path: "/tickets", title: "tickets.title", Page: lazy(() => import("./tickets/tickets-page")) },
  { path: "/exchange", title: "exchange.title", Page: lazy(() => import("./exchange/exchange-page")) },
  { path: "/changes", title: "changes.title", Page: lazy(() => import("./change-log/change-log-page")) },
  { path: "/sharing", title: "sharing.title", Page: lazy(() => import("./sharing/sharing-page")) },
];

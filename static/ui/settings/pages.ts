import { lazy } from "react";
import { say } from "../shared/words/say";
import type { ShellPage } from "../shell/page";

/** In the order of the navigation. A page is added by a line here, a folder of its name, and its words in the locale. */
export const settingsPages: readonly ShellPage[] = [
  { path: "/", title: say("overview.title"), Page: lazy(() => import("./overview/overview-page")) },
  { path: "/services", title: say("services.title"), Page: lazy(() => import("./services/services-page")) },
  { path: "/items", title: say("items.title"), Page: lazy(() => import("./configuration-items/items-page")) },
  { path: "/calendars", title: say("calendars.title"), Page: lazy(() => import("./calendars/calendars-page")) },
  { path: "/contacts", title: say("contacts.title"), Page: lazy(() => import("./contacts/contacts-page")) },
  { path: "/customers", title: say("customers.title"), Page: lazy(() => import("./customers/customers-page")) },
  { path: "/agreements", title: say("agreements.title"), Page: lazy(() => import("./agreements/agreements-page")) },
  { path: "/tickets", title: say("tickets.title"), Page: lazy(() => import("./tickets/tickets-page")) },
  { path: "/exchange", title: say("exchange.title"), Page: lazy(() => import("./exchange/exchange-page")) },
  { path: "/changes", title: say("changes.title"), Page: lazy(() => import("./change-log/change-log-page")) },
  { path: "/sharing", title: say("sharing.title"), Page: lazy(() => import("./sharing/sharing-page")) },
  { path: "/words", title: say("terms.title"), Page: lazy(() => import("./words/words-page")) },
];

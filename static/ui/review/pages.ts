import { lazy } from "react";
import type { ShellPage } from "../shell/page";
import { say } from "./words";

/**
 * The sub-pages that the manifest names, in its order; a path is a route there. A page is added by a line here and there, a
 * folder of its name, and its words in the locale.
 */
export const reviewPages: readonly ShellPage[] = [
  { path: "/needs-you", title: say("needs-you.title"), Page: lazy(() => import("./overview/overview-page")) },
  { path: "/figures", title: say("figures.title"), Page: lazy(() => import("./figures/figures-page")) },
  { path: "/kpis", title: say("kpis.title"), Page: lazy(() => import("./kpis/kpis-page")) },
  { path: "/reviews", title: say("reviews.title"), Page: lazy(() => import("./reviews/reviews-page")) },
  {
    path: "/requirements",
    title: say("requirements.title"),
    Page: lazy(() => import("./requirements/requirements-page")),
  },
  { path: "/plans", title: say("plans.title"), Page: lazy(() => import("./plans/plans-page")) },
  {
    path: "/availability",
    title: say("availability.title"),
    Page: lazy(() => import("./availability/availability-page")),
  },
];

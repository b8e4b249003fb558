import { appFieldRoutes } from "./app-fields";
import { changelogRoutes } from "./changelog";
import { collaborationRoutes } from "./collaboration";
import { commentRoutes } from "./comments";
import { configurationRoutes } from "./configuration";
import { issueRoutes } from "./issues";
import { permissionRoutes } from "./permissions";
import { projectRoutes } from "./projects";
import { propertyRoutes } from "./properties";
import { requestRoutes } from "./requests";
import type { Route } from "./route";
import { searchRoutes } from "./search";
import { serviceDeskRoutes } from "./service-desk";
import { transitionRoutes } from "./transitions";
import { userRoutes } from "./users";

/** Every operation that the stand-in serves. */
export const routes: readonly Route[] = [
  ...issueRoutes,
  ...transitionRoutes,
  ...searchRoutes,
  ...changelogRoutes,
  ...commentRoutes,
  ...propertyRoutes,
  ...appFieldRoutes,
  ...collaborationRoutes,
  ...permissionRoutes,
  ...userRoutes,
  ...projectRoutes,
  ...configurationRoutes,
  ...serviceDeskRoutes,
  ...requestRoutes,
];

import { addGateway } from "./forge/gateway";
import { type Reply, seeOther } from "./http/reply";
import { Router } from "./http/router";
import { contextOf, type PageContext, type Site } from "./page-context";
import { appPage, settingsPage } from "./pages/app-page";
import { logPage, meterPage, outboxPage } from "./pages/behind-the-scenes";
import { addComment, makeTransition, saveField } from "./pages/issue-actions";
import { createForm, createIssue, editForm, saveIssue } from "./pages/issue-form";
import { issuePage } from "./pages/issue-page";
import { portalCreate, portalCreateForm } from "./pages/portal-create";
import { portalHome, portalList } from "./pages/portal-home";
import { portalComment, portalRequest } from "./pages/portal-request";
import { firstQueue, queuePage, searchPage } from "./pages/queue-page";
import { siteState, steerClock, switchPersona, switchTheme } from "./pages/switches";
import type { Sessions } from "./session";

/** Every address of the site. Jira's own paths, and `/sandbox` and `/gateway`, which Jira does not have. */
export function siteRoutes(site: Site, sessions: Sessions): Router {
  const router = new Router();
  const get = (template: string, show: (context: PageContext) => Reply | Promise<Reply>): void =>
    router.get(template, (request) => show(contextOf(site, request)));
  const post = (template: string, act: (context: PageContext) => Reply | Promise<Reply>): void =>
    router.post(template, (request) => act(contextOf(site, request)));
  const project = "/jira/servicedesk/projects/{project}";
  const portal = "/servicedesk/customer/portal/{portal}";

  get("/", home);
  get(project, firstQueue);
  get(`${project}/queues`, firstQueue);
  get(`${project}/queues/custom/{queue}`, queuePage);
  get(`${project}/queues/apps/{app}/{environment}/{route*}`, (context) =>
    appPage(context, "jiraServiceManagement:queuePage"),
  );
  get(`${project}/apps/{app}/{environment}/{route*}`, (context) => appPage(context, "jira:projectPage"));
  get(`${project}/settings`, settingsPage);
  get(`${project}/settings/apps/{app}/{environment}/{route*}`, (context) =>
    appPage(context, "jira:projectSettingsPage"),
  );
  get("/issues/", searchPage);
  get("/browse/{key}", issuePage);
  post("/browse/{key}/comment", addComment);
  post("/browse/{key}/transition", makeTransition);
  post("/browse/{key}/field/{field}", saveField);
  get("/secure/CreateIssue!default.jspa", createForm);
  post("/secure/CreateIssue.jspa", createIssue);
  get("/secure/EditIssue!default.jspa", editForm);
  post("/secure/EditIssue.jspa", saveIssue);

  get("/servicedesk/customer/portals", portalList);
  get(portal, portalHome);
  get(`${portal}/create/{type}`, portalCreateForm);
  post(`${portal}/create/{type}`, portalCreate);
  get(`${portal}/{key}`, portalRequest);
  post(`${portal}/{key}/comment`, portalComment);

  post("/sandbox/session", (context) => switchPersona(context, sessions));
  post("/sandbox/theme", (context) => switchTheme(context, sessions));
  post("/sandbox/clock", steerClock);
  get("/sandbox/state", siteState);
  get("/sandbox/outbox", outboxPage);
  get("/sandbox/log", logPage);
  get("/sandbox/meter", meterPage);

  addGateway(router, site, site.mounts, site.origins);
  return router;
}

function home({ site, persona }: PageContext): Reply {
  const [first] = site.desk.projects();
  if (persona.usesPortalOnly || first === undefined) return seeOther("/servicedesk/customer/portals");
  return seeOther(`/jira/servicedesk/projects/${first.key}/queues`);
}

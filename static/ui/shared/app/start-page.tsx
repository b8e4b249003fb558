/** Begins a page of a project: asks the platform who looks and where, then shows the shell. */
import "@atlaskit/css-reset";
import { invoke, router, showFlag, view } from "@forge/bridge";
import { type ComponentProps, StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Shell } from "../../shell/shell";
import { say } from "../words/say";
import { type App, AppProvider, type Notice } from "./app";
import { callerFor } from "./calls";
import { PageLocation } from "./location";
import "../ground.css";

/** Never throws: what stands in the way is said where the page would be. */
export function startPage(shown: Pick<ComponentProps<typeof Shell>, "pages" | "navigation">): void {
  start(shown).catch((error: unknown) => {
    console.error(error);
    const page = document.getElementById("page");
    if (page !== null) page.textContent = say("loading.no-answer");
  });
}

async function start(shown: Pick<ComponentProps<typeof Shell>, "pages" | "navigation">): Promise<void> {
  const [context, history] = await Promise.all([view.getContext(), view.createHistory(), view.theme.enable()]);
  const { id } = (context.extension as { project: { id: string } }).project;
  const app: App = {
    call: callerFor((key, payload) => invoke(key, payload), String(id), say("loading.no-answer")),
    viewer: {
      accountId: context.accountId ?? "",
      locale: context.locale.replace("_", "-"),
      timeZone: context.timezone,
    },
    notify,
    openIssue: (issueKey) => void router.open({ target: "issue", issueKey }),
    now: () => Date.now(),
  };
  createRoot(document.getElementById("page") as HTMLElement).render(
    <StrictMode>
      <AppProvider app={app}>
        <Shell location={new PageLocation(history)} {...shown} />
      </AppProvider>
    </StrictMode>,
  );
}

let notices = 0;

function notify({ title, description, kind, action }: Notice): void {
  notices += 1;
  const flag = showFlag({
    id: `notice-${notices}`,
    title,
    type: kind,
    isAutoDismiss: kind !== "error",
    ...(description !== undefined && { description }),
    ...(action !== undefined && {
      actions: [
        {
          text: action.text,
          onClick: () => {
            action.onClick();
            void flag.close();
          },
        },
      ],
    }),
  });
}

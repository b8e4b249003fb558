/** The panel on a request in the portal: asks once what was promised, and shows it. */
import { invoke, view } from "@forge/bridge";
import type { Answer, CustomerAnswer } from "../../../src/contract";
import type { Viewer } from "../panel/times";
import { promiseParts } from "./promise-parts";
import { say } from "./words";
import "../panel/panel.css";
import "./portal.css";

const place = document.getElementById("page") as HTMLElement;

async function start(): Promise<void> {
  const themed = view.theme.enable();
  const context = await view.getContext();
  const viewer: Viewer = { locale: context.locale.replace("_", "-"), timeZone: context.timezone };
  const [answer] = await Promise.all([invoke("promise", {}) as Promise<Answer<CustomerAnswer | null>>, themed]);
  place.replaceChildren(...promiseParts(answer, viewer));
}

start().catch((error: unknown) => {
  console.error(error);
  place.textContent = say("no-answer");
});

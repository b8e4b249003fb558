/** The panel on a request in the portal: asks what was promised, shows it, and asks again for as long as somebody reads it. */
import { invoke, view } from "@forge/bridge";
import type { Answer, CustomerAnswer } from "../../../src/contract";
import type { Viewer } from "../panel/times";
import { promiseParts } from "./promise-parts";
import { showAgain } from "./show-again";
import { say } from "./words";
import "../panel/panel.css";
import "./portal.css";

const place = document.getElementById("page") as HTMLElement;
/** The words tell minutes; older than that they are not what is. */
const STALE = 60_000;
const ASK_AGAIN = 5 * STALE;

type Told = Answer<CustomerAnswer | null>;

async function start(): Promise<void> {
  const themed = view.theme.enable();
  const context = await view.getContext();
  const viewer: Viewer = { locale: context.locale.replace("_", "-"), timeZone: context.timezone };
  let askedAt = Date.now();
  const [answer] = await Promise.all([invoke("promise", {}) as Promise<Told>, themed]);
  place.replaceChildren(...promiseParts(answer, viewer));

  const lookAgain = async (after: number) => {
    if (document.hidden || Date.now() - askedAt < after) return;
    askedAt = Date.now();
    try {
      const again = (await invoke("promise", {})) as Told;
      // What is shown stays where there is nothing newer.
      if (again.kind === "answered") showAgain(place, promiseParts(again, viewer));
    } catch (error) {
      console.error(error);
    }
  };
  window.setInterval(() => void lookAgain(ASK_AGAIN), STALE);
  document.addEventListener("visibilitychange", () => void lookAgain(STALE));
  window.addEventListener("focus", () => void lookAgain(STALE));
}

start().catch((error: unknown) => {
  console.error(error);
  place.textContent = say("no-answer");
});

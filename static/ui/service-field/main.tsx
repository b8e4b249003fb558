/** The editor of the service field, in the forms that create and change tickets and in the portal. */
import { invoke, view } from "@forge/bridge";
import type { Answer, ServiceChoice } from "../../../src/contract";
import { ServiceField } from "./service-field";
import { say } from "./words";
import "../panel/panel.css";
import "./service-field.css";

/** What the platform says of where the field stands. */
interface Extension {
  readonly fieldValue?: unknown;
  readonly renderContext?: string;
  readonly experience?: string;
}

const place = document.getElementById("page") as HTMLElement;

async function start(): Promise<void> {
  const themed = view.theme.enable();
  const context = await view.getContext();
  const { fieldValue, renderContext, experience } = context.extension as Extension;
  const present = typeof fieldValue === "string" && fieldValue !== "" ? fieldValue : null;
  const where = experience ?? renderContext;
  const field = new ServiceField(place, {
    locale: context.locale.replace("_", "-"),
    present,
    // In a form the value goes with the form, so each choice is handed over at once: there are ten seconds for it.
    isInForm: where === "issue-create" || where === "portal-request",
    ask: () => invoke("choice", { present }) as Promise<Answer<ServiceChoice | null>>,
    submit: async (value) => void (await view.submit(value)),
    cancel: () => void view.close(),
  });
  await Promise.all([themed, field.load()]);
}

start().catch((error: unknown) => {
  console.error(error);
  place.textContent = say("no-answer");
});

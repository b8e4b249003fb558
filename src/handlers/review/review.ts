import Resolver from "@forge/resolver";
import { z } from "zod";
import type { AgreeCalls, AvailabilityCalls, HistoryCalls, ReviewCalls } from "../../contract";
import { answeringProjectTeam } from "../answering";
import { availabilityCalls } from "../availability/availability-calls";
import { historyCalls } from "../history/history-calls";
import { openedCatalogue } from "../opened-catalogue";
import type { Answering } from "../settings/answers";
import { projectId } from "../settings/payloads";
import { meetingCalls } from "./meeting-calls";
import { recordCalls } from "./record-calls";

/**
 * Every function of the review pages. All are for those who work on the project's tickets, who see its teams and suppliers
 * there too; what changes anything is for administrators.
 */
export const reviewCalls: Answering<
  Pick<AgreeCalls, "openCatalogue"> & HistoryCalls & ReviewCalls & AvailabilityCalls
> = {
  openCatalogue: answeringProjectTeam(z.object({ projectId }), ({ projectId }) => openedCatalogue(projectId)),
  ...historyCalls,
  ...recordCalls,
  ...meetingCalls,
  ...availabilityCalls,
};

const resolver = new Resolver();
for (const [name, answer] of Object.entries(reviewCalls)) resolver.define(name, answer);

/** The resolver of the review pages. */
export const review = resolver.getDefinitions();

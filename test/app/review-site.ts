import type { Answer, AvailabilityCalls, HistoryCalls, ReviewCalls } from "../../src/contract";
import type { ReviewDesk } from "../../src/domain/review/review-record";
import type { ServiceReview } from "../../src/domain/review/service-review";
import type { SimulatedSite } from "./simulated-site";

export type ReviewCallName = keyof (ReviewCalls & HistoryCalls & AvailabilityCalls) | "openCatalogue";

const INDEX_LAG = 60_000;

/** Asks the review pages' resolver as they do, through the host. */
export async function askReview<Value>(
  site: SimulatedSite,
  functionKey: ReviewCallName,
  payload: object = {},
  accountId: string | null = "lead",
): Promise<Answer<Value>> {
  const answer = await site.clock.runToResult(
    site.host.invokeResolver({
      moduleKey: "service-reviews",
      functionKey,
      payload: { projectId: site.projectId, ...payload },
      viewer: {
        ...(accountId !== null && { accountId }),
        accountType: accountId === null ? "anonymous" : "licensed",
        locale: "en-GB",
        timezone: "Etc/UTC",
      },
      extension: { project: { id: site.projectId, key: "HD" } },
    }),
  );
  if (answer.kind === "failed") throw new Error(answer.message);
  return answer.value as Answer<Value>;
}

/** @throws when the app refuses */
export async function reviewAnswer<Value>(
  site: SimulatedSite,
  functionKey: ReviewCallName,
  payload: object = {},
  accountId = "lead",
): Promise<Value> {
  const answer = await askReview<Value>(site, functionKey, payload, accountId);
  if (answer.kind === "failed") throw new Error(answer.message);
  return answer.value;
}

/** As soon as the store's index has caught up with what was written. */
export async function deskOf(site: SimulatedSite, accountId = "lead"): Promise<ReviewDesk> {
  await site.clock.runUntil(site.clock.now() + INDEX_LAG);
  return (await reviewAnswer<{ desk: ReviewDesk }>(site, "reviewDesk", {}, accountId)).desk;
}

/** A review as it is begun. */
export function begun(parts: Partial<ServiceReview> & Pick<ServiceReview, "id" | "customer">): ServiceReview {
  return {
    period: { first: "2024-01", last: "2024-01" },
    meetingOn: "2024-02-05",
    preparation: "",
    minutes: "",
    topics: [],
    participants: [],
    decisions: [],
    actions: [],
    rating: null,
    perception: "",
    nextOn: null,
    frozen: null,
    ...parts,
  };
}

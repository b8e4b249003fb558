import { PageHeading } from "../../shared/parts/page-heading";
import { say } from "../../shared/words/say";

/** What is agreed, and what needs somebody. */
export default function OverviewPage() {
  return <PageHeading lead={say("overview.lead")}>{say("overview.title")}</PageHeading>;
}

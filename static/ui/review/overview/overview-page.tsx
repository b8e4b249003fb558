import { PageHeading } from "../../shared/parts/page-heading";
import { say } from "../words";

/** What waits for the service level manager. */
export default function OverviewPage() {
  return <PageHeading lead={say("needs-you.lead")}>{say("needs-you.title")}</PageHeading>;
}

import { ChangeLog } from "../../shared/change-log/change-log";
import { PageHeading } from "../../shared/parts/page-heading";
import { say } from "../../shared/words/say";

/** Everything that was ever changed in the catalogue. */
export default function ChangeLogPage() {
  return (
    <>
      <PageHeading lead={say("changes.lead")}>{say("changes.title")}</PageHeading>
      <ChangeLog entry={null} />
    </>
  );
}

import { useCatalogue } from "../../shared/catalogue/catalogue-store";
import { PageHeading } from "../../shared/parts/page-heading";
import { say } from "../../shared/words/say";
import { ExportPanel } from "./export-panel";
import { ImportPanel } from "./import-panel";
import "./exchange.css";

/** The catalogue as a file, out and in. */
export default function ExchangePage() {
  const { isFollowed } = useCatalogue();
  return (
    <>
      <PageHeading lead={say("exchange.lead")}>{say("exchange.title")}</PageHeading>
      <ExportPanel />
      {isFollowed ? <p>{say("exchange.import.followed")}</p> : <ImportPanel />}
    </>
  );
}

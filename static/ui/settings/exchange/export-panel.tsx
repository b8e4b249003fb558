import Button from "@atlaskit/button/new";
import Heading from "@atlaskit/heading";
import { writeCatalogueJson, writeCatalogueYaml } from "../../../../src/domain/catalogue/catalogue-text";
import { useApp } from "../../shared/app/app";
import { useCatalogue } from "../../shared/catalogue/catalogue-store";
import { say } from "../../shared/words/say";

/** The catalogue as a file to download. */
export function ExportPanel() {
  const { notify } = useApp();
  const { catalogue, owner, revision } = useCatalogue();
  const name = say("exchange.export.file", { project: owner.projectKey });
  const download = (text: string, ending: "yaml" | "json") => {
    const address = URL.createObjectURL(new Blob([text], { type: `application/${ending}` }));
    const link = document.createElement("a");
    link.href = address;
    link.download = `${name}.${ending}`;
    link.click();
    // The browser takes the file in its own time.
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
    notify({ kind: "success", title: say("exchange.export.done"), description: link.download });
  };
  return (
    <section className="part" aria-label={say("exchange.export.title")}>
      <Heading as="h3" size="small">
        {say("exchange.export.title")}
      </Heading>
      {revision === 0 ? (
        <p>{say("exchange.export.nothing")}</p>
      ) : (
        <>
          <p>{say("exchange.export.text", { revision: String(revision) })}</p>
          <div className="buttons">
            <Button onClick={() => download(writeCatalogueYaml(catalogue), "yaml")}>
              {say("exchange.export.yaml")}
            </Button>
            <Button onClick={() => download(writeCatalogueJson(catalogue), "json")}>
              {say("exchange.export.json")}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}

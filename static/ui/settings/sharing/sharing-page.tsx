import Button from "@atlaskit/button/new";
import Heading from "@atlaskit/heading";
import { useState } from "react";
import type { ProjectReference } from "../../../../src/contract";
import { useApp } from "../../shared/app/app";
import { useCatalogue, useCatalogueStore } from "../../shared/catalogue/catalogue-store";
import { messageOf, useLoaded } from "../../shared/loading/loaded";
import { LoadedView } from "../../shared/loading/loaded-view";
import { Confirm } from "../../shared/parts/confirm";
import { PageHeading } from "../../shared/parts/page-heading";
import { say } from "../../shared/words/say";

/** What is asked before it is done: each changes what other people see, or what tickets are measured by. */
type Question =
  | { readonly kind: "unshare" }
  | { readonly kind: "follow"; readonly project: ProjectReference }
  | { readonly kind: "leave" };

/** One catalogue for several projects: give this one to others, or work by another project's. */
export default function SharingPage() {
  const { call, notify } = useApp();
  const { reopen } = useCatalogueStore();
  const { isFollowed, isShared, owner } = useCatalogue();
  const [question, setQuestion] = useState<Question | null>(null);
  const [isBusy, setBusy] = useState(false);

  const perform = async (act: () => Promise<unknown>, done: string) => {
    setBusy(true);
    try {
      await act();
      notify({ kind: "success", title: done });
      reopen();
    } catch (error) {
      notify({ kind: "error", title: say("saving.failed"), description: messageOf(error) });
    } finally {
      setBusy(false);
      setQuestion(null);
    }
  };
  const share = (wanted: boolean) =>
    perform(() => call("shareCatalogue", { isShared: wanted }), say(wanted ? "sharing.shared" : "sharing.unshared"));
  const answer = (asked: Question) => {
    switch (asked.kind) {
      case "unshare":
        return share(false);
      case "follow":
        return perform(
          () => call("followCatalogue", { source: asked.project.projectId }),
          say("sharing.followed", { project: asked.project.name }),
        );
      case "leave":
        return perform(() => call("followCatalogue", { source: null }), say("sharing.left"));
    }
  };
  return (
    <>
      <PageHeading lead={say("sharing.lead")}>{say("sharing.title")}</PageHeading>
      {isFollowed ? (
        <section className="part">
          <p>{say("sharing.follows", { project: owner.name })}</p>
          <div className="buttons">
            <Button onClick={() => setQuestion({ kind: "leave" })}>{say("sharing.leave")}</Button>
          </div>
        </section>
      ) : (
        <>
          <section className="part">
            <Heading as="h3" size="small">
              {say("sharing.share-title")}
            </Heading>
            <p>{say("sharing.share-body")}</p>
            <p>
              <strong>{say(isShared ? "sharing.is-shared" : "sharing.is-not-shared")}</strong>
            </p>
            <div className="buttons">
              {isShared ? (
                <Button onClick={() => setQuestion({ kind: "unshare" })}>{say("sharing.unshare")}</Button>
              ) : (
                <Button isLoading={isBusy} onClick={() => share(true)}>
                  {say("sharing.share")}
                </Button>
              )}
            </div>
          </section>
          <section className="part">
            <Heading as="h3" size="small">
              {say("sharing.follow-title")}
            </Heading>
            <p>{say("sharing.follow-body")}</p>
            <SharedCatalogues onChoose={(project) => setQuestion({ kind: "follow", project })} />
          </section>
        </>
      )}
      {question !== null && (
        <Confirm
          {...wordsOf(question)}
          isBusy={isBusy}
          onConfirm={() => answer(question)}
          onCancel={() => setQuestion(null)}
        />
      )}
    </>
  );
}

function SharedCatalogues({ onChoose }: { readonly onChoose: (project: ProjectReference) => void }) {
  const { call } = useApp();
  const { loaded } = useLoaded(() => call("sharedCatalogues", {}), [call]);
  return (
    <LoadedView of={loaded} what={say("sharing.the-projects")}>
      {(projects) =>
        projects.length === 0 ? (
          <p className="quiet">{say("sharing.none")}</p>
        ) : (
          <ul className="plain-list" aria-label={say("sharing.projects")}>
            {projects.map((project) => (
              <li key={project.projectId} className="buttons">
                <span>
                  {project.name} <span className="quiet">{project.projectKey}</span>
                </span>
                <Button
                  spacing="compact"
                  aria-label={say("sharing.follow-project", { project: project.name })}
                  onClick={() => onChoose(project)}
                >
                  {say("sharing.follow")}
                </Button>
              </li>
            ))}
          </ul>
        )
      }
    </LoadedView>
  );
}

function wordsOf(question: Question): { title: string; confirm: string; children: string } {
  switch (question.kind) {
    case "unshare":
      return {
        title: say("sharing.unshare-title"),
        confirm: say("sharing.unshare"),
        children: say("sharing.unshare-body"),
      };
    case "follow":
      return {
        title: say("sharing.follow-confirm", { project: question.project.name }),
        confirm: say("sharing.follow"),
        children: say("sharing.follow-confirm-body"),
      };
    case "leave":
      return { title: say("sharing.leave-title"), confirm: say("sharing.leave"), children: say("sharing.leave-body") };
  }
}

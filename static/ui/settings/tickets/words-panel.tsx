import Button from "@atlaskit/button/new";
import Heading from "@atlaskit/heading";
import { useMemo, useState } from "react";
import type { ProjectDirectory, WordMapping } from "../../../../src/contract";
import { isSame } from "../../../../src/domain/catalogue/fact-changes";
import { useApp } from "../../shared/app/app";
import { useDirectory } from "../../shared/app/directory";
import { useCatalogue } from "../../shared/catalogue/catalogue-store";
import type { Slot } from "../../shared/form/slot";
import { WordsPicker } from "../../shared/form/words-picker";
import { messageOf, useLoaded } from "../../shared/loading/loaded";
import { LoadedView } from "../../shared/loading/loaded-view";
import { StateLozenge } from "../../shared/parts/state-lozenge";
import { say } from "../../shared/words/say";
import { type CatalogueWord, type WordKind, withWords, wordKinds, wordsOf } from "./catalogue-words";
import { type ReportUnsaved, useReported } from "./use-unsaved";

/** For a project that follows another's catalogue: its own words for the catalogue's statuses, teams and services. */
export function WordsPanel({ onUnsaved }: { readonly onUnsaved: ReportUnsaved }) {
  const { call } = useApp();
  const { owner } = useCatalogue();
  const { loaded, again } = useLoaded(() => call("wordMapping", {}), [call]);
  return (
    <section className="part" aria-label={say("tickets.words.title")}>
      <Heading as="h3" size="small">
        {say("tickets.words.title")}
      </Heading>
      <p>{say("tickets.words.help", { project: owner.name })}</p>
      <LoadedView of={loaded} what={say("tickets.words.what")}>
        {(saved) => <WordsForm saved={saved} onSaved={again} onUnsaved={onUnsaved} />}
      </LoadedView>
    </section>
  );
}

interface FormProps {
  readonly saved: WordMapping;
  readonly onSaved: () => void;
  readonly onUnsaved: ReportUnsaved;
}

function WordsForm({ saved, onSaved, onUnsaved }: FormProps) {
  const { call, notify } = useApp();
  const { catalogue } = useCatalogue();
  const directory = useDirectory();
  const [edited, setEdited] = useState<WordMapping | null>(null);
  const [isSaving, setSaving] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const words = useMemo(() => wordsOf(catalogue), [catalogue]);
  const mapping = edited ?? saved;
  const isChanged = !isSame(mapping, saved);
  useReported(onUnsaved, "words", isChanged);
  const save = async () => {
    setSaving(true);
    setProblem(null);
    try {
      await call("saveWordMapping", { words: mapping });
      notify({ kind: "success", title: say("tickets.words.saved") });
      onSaved();
    } catch (error) {
      setProblem(messageOf(error));
    } finally {
      setSaving(false);
    }
  };
  return (
    <>
      {wordKinds.map((kind) => (
        <div key={kind} className="word-kind">
          <Heading as="h4" size="xsmall">
            {say(`tickets.words.${kind}`)}
          </Heading>
          {words[kind].length === 0 && <p className="quiet">{say("tickets.words.none")}</p>}
          {words[kind].map((word) => (
            <WordRow
              key={word.word}
              kind={kind}
              word={word}
              here={mapping[kind][word.word]}
              directory={directory.is === "ready" ? directory.value : null}
              onChange={(here) => setEdited(withWords(mapping, kind, word.word, here))}
            />
          ))}
        </div>
      ))}
      {problem !== null && (
        <p role="alert" className="field-error">
          {problem}
        </p>
      )}
      <div className="buttons">
        <Button appearance="primary" isDisabled={!isChanged} isLoading={isSaving} onClick={save}>
          {say("tickets.words.save")}
        </Button>
        {isChanged && (
          <Button appearance="subtle" onClick={() => setEdited(null)}>
            {say("dialog.cancel")}
          </Button>
        )}
      </div>
    </>
  );
}

interface RowProps {
  readonly kind: WordKind;
  readonly word: CatalogueWord;
  readonly here: readonly string[] | undefined;
  /** Null while it is not known. */
  readonly directory: ProjectDirectory | null;
  readonly onChange: (here: readonly string[] | undefined) => void;
}

function WordRow({ kind, word, here, directory, onChange }: RowProps) {
  const suggestions = suggestionsFor(kind, directory);
  // Only statuses are a list that is whole: teams and services are whatever stands in a field.
  const isMissing =
    kind === "statuses" && here === undefined && suggestions.length > 0 && !suggestions.includes(word.word);
  const slot: Slot<readonly string[]> = {
    path: `${kind}-${word.word}`,
    value: here,
    problems: [],
    set: onChange,
    refuse: () => undefined,
    at: () => ({ ...slot, problems: [] }) as never,
  };
  return (
    <div className="word-row">
      <WordsPicker slot={slot} label={word.title} suggestions={suggestions} placeholder={word.word} />
      {isMissing && <StateLozenge mood="moved">{say("tickets.words.not-here")}</StateLozenge>}
    </div>
  );
}

function suggestionsFor(kind: WordKind, directory: ProjectDirectory | null): readonly string[] {
  if (directory === null) return [];
  switch (kind) {
    case "statuses":
      return directory.statuses.map(({ name }) => name);
    case "teams":
      return [];
    case "services":
      return [...new Set([...directory.requestTypes, ...directory.components])];
  }
}

import type { FactChange } from "../../../../../src/domain/catalogue/fact-changes";
import { factPath, factValue } from "../../../shared/parts/facts";
import { say } from "../../../shared/words/say";

/** What changed, fact by fact, as a table that reads in either direction. */
export function FactChanges({ changes }: { readonly changes: readonly FactChange[] }) {
  return (
    <table>
      <caption className="visually-hidden">{say("agreements.versions.compare")}</caption>
      <thead>
        <tr>
          <th scope="col">{say("agreements.versions.fact")}</th>
          <th scope="col">{say("agreements.versions.before")}</th>
          <th scope="col">{say("agreements.versions.after")}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => {
          const path = factPath(change.path);
          return (
            <tr key={`${change.kind} ${path}`}>
              <th scope="row">{path}</th>
              <td>{"before" in change ? factValue(change.before) : say("agreements.versions.absent")}</td>
              <td>
                {"after" in change
                  ? factValue(change.after)
                  : say(change.kind === "order" ? "agreements.versions.order" : "agreements.versions.absent")}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

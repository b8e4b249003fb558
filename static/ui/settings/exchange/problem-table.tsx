import { say } from "../../shared/words/say";
import type { PlacedProblem } from "./import-plan";

const LISTED = 200;

interface Props {
  readonly problems: readonly PlacedProblem[];
  /** Shows a line of the text; absent where the text is not shown. */
  readonly onLine: ((line: number) => void) | undefined;
}

/** All problems of a file at once: the line, the path of the key, what is wrong and how to mend it. */
export function ProblemTable({ problems, onLine }: Props) {
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways has to be reached by the keyboard */}
      <section className="table-scroll" tabIndex={0} aria-label={say("exchange.problems.table")}>
        <table className="facts-table file-problems">
          <caption className="visually-hidden">{say("exchange.problems.table")}</caption>
          <thead>
            <tr>
              <th scope="col">{say("exchange.problems.line")}</th>
              <th scope="col">{say("exchange.problems.path")}</th>
              <th scope="col">{say("exchange.problems.message")}</th>
            </tr>
          </thead>
          <tbody>
            {problems.slice(0, LISTED).map(({ path, message, line }) => (
              <tr key={`${path} ${message}`}>
                <td>
                  {line !== null && onLine !== undefined ? (
                    <button
                      type="button"
                      className="link-button"
                      aria-label={say("exchange.problems.go", { line: String(line) })}
                      onClick={() => onLine(line)}
                    >
                      {line}
                    </button>
                  ) : (
                    line
                  )}
                </td>
                <td>
                  <code>{path === "" ? say("exchange.problems.whole-file") : path}</code>
                </td>
                <td>{message}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {problems.length > LISTED && (
        <p className="quiet">{say("exchange.problems.more", { count: problems.length - LISTED })}</p>
      )}
    </>
  );
}

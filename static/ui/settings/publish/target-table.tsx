import { ANY } from "../../../../src/domain/agreement/agreement";
import type { PublishedTarget } from "../../../../src/domain/publication/published-agreement";
import { say } from "../../shared/words/say";
import { measures } from "../agreements/target-matrix";
import { useFormats } from "../agreements/use-formats";

interface Props {
  readonly targets: readonly PublishedTarget[];
  /** What people call a calendar. */
  readonly titleOf: (calendar: string) => string;
}

/** What one may expect, priority by priority. */
export function TargetTable({ targets, titleOf }: Props) {
  const { duration } = useFormats();
  const priorities = [...new Set(targets.map(({ priority }) => priority))].sort(
    (one, other) => Number(one === ANY) - Number(other === ANY),
  );
  const shown = measures.filter((measure) => targets.some((target) => target.measure === measure));
  const nameOf = (priority: string) =>
    priority === ANY ? say(priorities.length === 1 ? "publish.all" : "publish.all-others") : priority;
  return (
    <table>
      <caption className="visually-hidden">{say("publish.heading.get")}</caption>
      <thead>
        <tr>
          <th scope="col">{say("publish.priority")}</th>
          {shown.map((measure) => (
            <th scope="col" key={measure}>
              {say(`agreements.measure.${measure}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {priorities.map((priority) => (
          <tr key={priority}>
            <th scope="row">{nameOf(priority)}</th>
            {shown.map((measure) => {
              const of = (name: string) => targets.find((each) => each.measure === measure && each.priority === name);
              // A priority without a promise of its own has the one for all others.
              const target = of(priority) ?? of(ANY);
              return (
                <td key={measure}>
                  {target === undefined
                    ? "—"
                    : say("publish.within", { within: duration(target.within), hours: titleOf(target.calendar) })}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

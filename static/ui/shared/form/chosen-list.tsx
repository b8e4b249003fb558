import { say } from "../words/say";
import type { Option } from "./combobox";

interface Props {
  readonly chosen: readonly Option[];
  /** Absent: nothing can be taken out. */
  readonly onRemove?: ((value: string) => void) | undefined;
}

/** What has been chosen where several may be, each with a button to take it out. */
export function ChosenList({ chosen, onRemove }: Props) {
  if (chosen.length === 0) return null;
  return (
    <ul className="chosen">
      {chosen.map(({ value, text }) => (
        <li key={value}>
          {text}
          {onRemove !== undefined && (
            <button type="button" aria-label={say("form.take-out", { name: text })} onClick={() => onRemove(value)}>
              ×
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

import { Field, fieldId } from "../../shared/form/field";
import type { Slot } from "../../shared/form/slot";
import { say } from "../words";

const RATINGS = [1, 2, 3, 4, 5] as const;

/** How the customer rates the service, from poor to excellent. */
export function RatingField({ slot }: { readonly slot: Slot<number> }) {
  const id = fieldId(slot.path);
  return (
    <Field id={id} label={say("perception.rating")} help={say("perception.rating-help")} problems={[]} isGroup>
      {({ isReadOnly }) => (
        <div className="ratings">
          {RATINGS.map((rating) => (
            <label key={rating} className="check">
              <input
                type="radio"
                name={id}
                checked={slot.value === rating}
                disabled={isReadOnly}
                onChange={() => slot.set(rating)}
              />
              <span>{say(`perception.scale.${rating}`)}</span>
            </label>
          ))}
          <label className="check">
            <input
              type="radio"
              name={id}
              checked={slot.value === undefined}
              disabled={isReadOnly}
              onChange={() => slot.set(undefined)}
            />
            <span>{say("perception.not-asked")}</span>
          </label>
        </div>
      )}
    </Field>
  );
}

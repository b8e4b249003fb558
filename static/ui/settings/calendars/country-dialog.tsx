import { useMemo, useState } from "react";
import { useApp } from "../../shared/app/app";
import { Field } from "../../shared/form/field";
import { useLoaded } from "../../shared/loading/loaded";
import { LoadedView } from "../../shared/loading/loaded-view";
import { say } from "../../shared/words/say";
import type { Place, PlaceChoice } from "./public-holidays";
import { type DialogProps, firstYears, TakeInDialog, yearsProblem } from "./take-in-dialog";

type Source = typeof import("./public-holidays");

/** Public holidays of a country, or of a part of it. The list of all countries is only loaded when this is opened. */
export function CountryDialog(props: DialogProps) {
  const { loaded } = useLoaded<Source>(() => import("./public-holidays"), []);
  const { now, viewer } = useApp();
  const { timezone } = props.calendar;
  const [years, setYears] = useState(() => firstYears(now(), timezone));
  const [place, setPlace] = useState<Place | null>(null);
  const thisYear = firstYears(now(), timezone).from;
  const found = useMemo(() => {
    if (loaded.is !== "ready" || place === null || yearsProblem(years, thisYear) !== null) return null;
    return loaded.value.publicHolidays(place, years.from, years.to, viewer.locale);
  }, [loaded, place, years, thisYear, viewer.locale]);
  return (
    <TakeInDialog
      {...props}
      title={say("calendars.country.title")}
      found={found}
      years={years}
      onYears={setYears}
      source={
        <LoadedView of={loaded} what={say("calendars.country.loading")}>
          {(source) => <PlaceFields source={source} place={place} locale={viewer.locale} onPlace={setPlace} />}
        </LoadedView>
      }
      notes={
        <p className="field-help">{say(place === null ? "calendars.country.choose" : "calendars.country.help")}</p>
      }
    />
  );
}

interface PlaceProps {
  readonly source: Source;
  readonly place: Place | null;
  readonly locale: string;
  readonly onPlace: (place: Place | null) => void;
}

function PlaceFields({ source, place, locale, onPlace }: PlaceProps) {
  const countries = useMemo(() => source.countries(locale), [source, locale]);
  const { country = "", state = null, region = null } = place ?? {};
  const states = useMemo(() => (country === "" ? [] : source.statesOf(country, locale)), [source, country, locale]);
  const regions = useMemo(
    () => (state === null ? [] : source.regionsOf(country, state, locale)),
    [source, country, state, locale],
  );
  return (
    <div className="field-row">
      <PlaceField
        id="country"
        label={say("calendars.country.country")}
        none=""
        choices={countries}
        value={country}
        onChoose={(code) => onPlace(code === "" ? null : { country: code, state: null, region: null })}
      />
      {states.length > 0 && (
        <PlaceField
          id="state"
          label={say("calendars.country.state")}
          none={say("calendars.country.whole")}
          choices={states}
          value={state ?? ""}
          onChoose={(code) => onPlace({ country, state: code === "" ? null : code, region: null })}
        />
      )}
      {regions.length > 0 && (
        <PlaceField
          id="region"
          label={say("calendars.country.region")}
          none={say("calendars.country.whole-state")}
          choices={regions}
          value={region ?? ""}
          onChoose={(code) => onPlace({ country, state, region: code === "" ? null : code })}
        />
      )}
    </div>
  );
}

interface PlaceFieldProps {
  readonly id: string;
  readonly label: string;
  readonly none: string;
  readonly choices: readonly PlaceChoice[];
  readonly value: string;
  readonly onChoose: (code: string) => void;
}

function PlaceField({ id, label, none, choices, value, onChoose }: PlaceFieldProps) {
  return (
    <Field id={`place-${id}`} label={label} problems={[]}>
      {({ isReadOnly: _, ...control }) => (
        <select
          {...control}
          className="select"
          value={value}
          onChange={({ currentTarget }) => onChoose(currentTarget.value)}
        >
          <option value="">{none}</option>
          {choices.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

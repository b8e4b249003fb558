import Button from "@atlaskit/button/new";
import { useState } from "react";
import { useApp } from "../../shared/app/app";
import { PageLink } from "../../shared/parts/page-link";
import { addressOf } from "../../shared/parts/used-by";
import { say } from "../../shared/words/say";
import type { Need } from "./needs";

/** So many are worked through at a time. */
const AT_ONCE = 12;

/** What waits for somebody, each with the page that mends it. */
export function NeedList({ needs }: { readonly needs: readonly Need[] }) {
  const [isWhole, setWhole] = useState(false);
  const { viewer } = useApp();
  if (needs.length === 0) return <p className="quiet">{say("overview.nothing")}</p>;
  const shown = isWhole ? needs : needs.slice(0, AT_ONCE);
  return (
    <>
      <ul className="needs">
        {shown.map((need) => (
          <li key={JSON.stringify(need)}>
            <PageLink to={placeOf(need)}>{titleOf(need, viewer.locale)}</PageLink>
            <span className="quiet"> {say(`overview.${need.kind}-why`)}</span>
          </li>
        ))}
      </ul>
      {!isWhole && needs.length > AT_ONCE && (
        <div>
          <Button spacing="compact" onClick={() => setWhole(true)}>
            {say("overview.more", { count: needs.length - AT_ONCE })}
          </Button>
        </div>
      )}
    </>
  );
}

function titleOf(need: Need, locale: string): string {
  const { name } = need;
  switch (need.kind) {
    case "expiring":
      return say("overview.expiring", { name, version: need.version, date: dateIn(locale, need.date) });
    case "draft":
      return say("overview.draft", { name, version: need.version, state: say(`overview.states.${need.state}`) });
    case "no-holidays":
      return say("overview.no-holidays", { name, year: String(need.year) });
    default:
      return say(`overview.${need.kind}`, { name });
  }
}

function placeOf(need: Need): string {
  const { key } = need;
  switch (need.kind) {
    case "expiring":
    case "draft":
      return addressOf({ section: "agreements", key, version: need.version });
    case "no-holidays":
      return addressOf({ section: "calendars", key });
    case "contact-left":
    case "group-gone":
      return addressOf({ section: "contacts", key });
    case "no-tickets":
    case "no-agreement":
    case "no-owner":
      return addressOf({ section: "services", key });
  }
}

const dateIn = (locale: string, date: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" }).format(Date.parse(date));

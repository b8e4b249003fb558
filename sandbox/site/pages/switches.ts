/** The switches of the bar above every page: who looks, in which light, at what time. */
import { TZDate } from "@date-fns/tz";
import { HttpError, json, type Reply, seeOther } from "../http/reply";
import type { PageContext } from "../page-context";
import { personaFor } from "../persona";
import type { Sessions } from "../session";

/** `POST /sandbox/session`: look at the site as somebody else. */
export function switchPersona({ site, request }: PageContext, sessions: Sessions): Reply {
  const accountId = request.form.get("accountId") || undefined;
  const known = site.desk.users().some((user) => user.accountId === accountId && user.kind !== "app");
  if (accountId !== undefined && !known) throw new HttpError(404, "There is nobody with this account on this site.");
  sessions.change(request.session, { accountId });
  const path = returnPath(request.form);
  const mayGoBack = !personaFor(site.desk, accountId).usesPortalOnly || /^\/(servicedesk|sandbox|browse)\//.test(path);
  return seeOther(mayGoBack ? path : "/");
}

/** `POST /sandbox/theme` */
export function switchTheme({ request }: PageContext, sessions: Sessions): Reply {
  sessions.change(request.session, { theme: request.form.get("theme") === "dark" ? "dark" : "light" });
  return seeOther(returnPath(request.form));
}

/** `POST /sandbox/clock`: the speed, or forward to the next event, by some seconds, or to an instant. */
export async function steerClock({ site, request, persona }: PageContext): Promise<Reply> {
  const { clock } = site;
  const { form } = request;
  const speed = form.get("speed");
  const forward = form.get("forward");
  if (speed !== null) setSpeed(clock, Number(speed));
  else if (form.get("jump") === "next") await clock.jumpToNext();
  else if (forward !== null) await jumpTo(clock, clock.now() + Number(forward) * 1_000);
  else await jumpTo(clock, instantIn(persona.viewer.timezone, form.get("set") ?? ""));
  return seeOther(returnPath(form));
}

/** `GET /sandbox/state`: what an open page asks for every few seconds. */
export function siteState({ site }: PageContext): Reply {
  const { clock } = site;
  return json({ clock: { at: clock.now(), speed: clock.speed }, changes: site.changes() });
}

/** Only a path of this site: an address elsewhere is not followed. */
function returnPath(form: URLSearchParams): string {
  const path = form.get("returnTo") ?? "/";
  return /^\/(?![/\\])/.test(path) ? path : "/";
}

/** What a `datetime-local` input says, in the person's zone. */
export function instantIn(timezone: string, local: string): number {
  const parts = /^(\d{4,})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d))?/
    .exec(local)
    ?.slice(1)
    .map((part) => Number(part ?? 0));
  if (parts === undefined) throw new HttpError(400, "Choose a date and a time to set the clock to.");
  const [year, month, day, hour, minute, second] = parts as [number, number, number, number, number, number];
  return new TZDate(year, month - 1, day, hour, minute, second || 0, timezone).getTime();
}

type Clock = PageContext["site"]["clock"];

function setSpeed(clock: Clock, speed: number): void {
  if (!(speed > 0 && speed <= 3_600))
    throw new HttpError(400, "The clock runs between 1 and 3600 times as fast as real time.");
  clock.setSpeed(speed);
}

async function jumpTo(clock: Clock, instant: number): Promise<void> {
  if (!Number.isFinite(instant)) throw new HttpError(400, "The clock cannot go to that time.");
  if (instant < clock.now()) throw new HttpError(400, "The site's clock cannot go back: choose a later time.");
  await clock.jumpTo(instant);
}

import { ANY } from "../../../../src/domain/agreement/agreement";
import { markdownText } from "../../../../src/domain/review/markdown-text";
import type { ReviewPack } from "../../../../src/domain/review/review-pack";
import type { ReviewTask } from "../../../../src/domain/review/service-review";
import type { ReviewFormats } from "../desk/formats";
import { agendaTitle } from "../pack/agenda-title";
import { ratingWords } from "../pack/rating-words";
import { say } from "../words";

/** The minutes as Markdown: what people typed is shown as they typed it, whatever a reader would make of it. */
export function minutesMarkdown(pack: ReviewPack, formats: ReviewFormats): string {
  const { review, customer, period, measured, names } = pack;
  const t = markdownText;
  const section = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [`## ${t(title)}`, "", ...lines, ""];
  const task = ({ text, owner, dueOn, issueKey, doneOn }: ReviewTask) =>
    `- [${doneOn === null ? " " : "x"}] ${[
      t(text),
      owner !== "" && t(owner),
      dueOn !== null && t(say("pack.due-on", { date: formats.date(dueOn) })),
      issueKey !== null && t(issueKey),
    ]
      .filter((part) => part !== false)
      .join(" · ")}`;
  const promises = (measured?.promises ?? []).map((promise) =>
    promise.percent === null
      ? `- ${t(names.agreements[promise.agreement] ?? promise.agreement)}, ${t(say(`measure.${promise.measure}`))}: ${t(say("pack.not-measured"))}`
      : `- ${t(names.agreements[promise.agreement] ?? promise.agreement)}, ${t(say(`measure.${promise.measure}`))}: ${t(
          say("pack.kept-of", {
            kept: promise.kept,
            counted: promise.counted,
            percent: formats.percent(promise.percent),
          }),
        )}`,
  );
  return [
    `# ${t(say("pack.title", { customer: customer.name }))}`,
    "",
    t(say("pack.about", { period: formats.period(period), date: formats.date(review.meetingOn) })),
    "",
    ...section(
      say("participants.title"),
      review.participants.map(
        ({ name, side, role, wasPresent, signedOn }) =>
          `- ${[
            t(name),
            t(say(`side.${side}`)),
            role !== "" && t(role),
            !wasPresent && t(say("participants.absent")),
            signedOn !== null && t(say("participants.signed-on", { date: formats.date(signedOn) })),
          ]
            .filter((part) => part !== false)
            .join(" · ")}`,
      ),
    ),
    ...section(
      say("agenda.title"),
      pack.agenda.map((item) => `1. ${t(agendaTitle(item))}`),
    ),
    ...section(
      say("agenda.figures"),
      measured === null || measured.isEmpty ? [t(say("pack.nothing-measured"))] : promises,
    ),
    ...section(
      say("agenda.availability"),
      pack.availability.map(({ service, percent, promised, isReached, interruptions }) => {
        const name = service === ANY ? say("availability.every-service") : (names.services[service] ?? service);
        if (percent === null) return `- ${t(name)}: ${t(say("pack.not-measured"))}`;
        const parts = [
          formats.availability(percent),
          promised !== null && `${say("pack.promised")} ${formats.availability(promised)}`,
          isReached !== null && say(isReached ? "pack.reached" : "pack.missed"),
          `${say("pack.interruptions")} ${interruptions}`,
        ];
        return `- ${t(name)}: ${parts
          .filter((part) => part !== false)
          .map(t)
          .join(" · ")}`;
      }),
    ),
    ...section(say("minutes.title"), review.minutes.trim() === "" ? [] : [t(review.minutes)]),
    ...section(
      say("decisions.title"),
      review.decisions
        .filter(({ text }) => text.trim() !== "")
        .map(({ text, renegotiates }) =>
          renegotiates === null
            ? `- ${t(text)}`
            : `- ${t(text)} (${t(say("decisions.renegotiates", { agreement: names.agreements[renegotiates.agreement] ?? renegotiates.agreement }))})`,
        ),
    ),
    ...section(say("actions.title"), review.actions.map(task)),
    ...section(say("agenda.last-actions"), pack.lastActions.map(task)),
    ...section(
      say("agenda.requirements"),
      pack.requirements.map(
        ({ asked, answer, justification }) =>
          `- ${[t(asked), t(say(`requirement.answers.${answer}`)), answer === "declined" && t(justification)]
            .filter((part) => part !== false && part !== "")
            .join(" · ")}`,
      ),
    ),
    ...section(
      say("agenda.plans"),
      pack.plans.map(
        ({ name, owner, closed, dueOn }) =>
          `- ${[
            t(name),
            owner !== "" && t(owner),
            t(
              closed === null
                ? say("plan.due-on", { date: formats.date(dueOn) })
                : `${say(`plan.verdict.${closed.verdict}`)}: ${closed.words}`,
            ),
          ]
            .filter((part) => part !== false)
            .join(" · ")}`,
      ),
    ),
    ...section(
      say("agenda.perception"),
      review.rating === null && review.perception === "" && review.satisfaction === undefined
        ? []
        : [
            review.rating === null ? "" : t(say("perception.rated", { rating: review.rating })),
            t(review.perception),
            review.satisfaction === undefined ? "" : t(ratingWords(review.satisfaction, formats)),
          ].filter((line) => line !== ""),
    ),
    ...section(say("agenda.next-meeting"), review.nextOn === null ? [] : [t(formats.date(review.nextOn))]),
  ].join("\n");
}

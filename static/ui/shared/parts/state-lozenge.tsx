import "./state-lozenge.css";

/** What a state means to the reader, which its colour only repeats. */
export type Mood = "default" | "success" | "inprogress" | "moved" | "removed" | "new";

interface Props {
  /** The state as a word. */
  readonly children: string;
  readonly mood?: Mood;
}

/**
 * A state as a word on a ground of its colour. Own markup: `@atlaskit/lozenge` brings pop-ups and a spinner along.
 *
 * ```tsx
 * <StateLozenge mood="success">{say("services.states.live")}</StateLozenge>
 * ```
 */
export function StateLozenge({ children, mood = "default" }: Props) {
  return (
    <span className="lozenge" data-mood={mood}>
      {children}
    </span>
  );
}

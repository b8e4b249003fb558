import type { ClockReading, ColorMode } from "../messages";
import { Frame } from "./frame";

/** The frames on this page, those in dialogs too. */
const frames = new Set<Frame>();

export const allFrames = (): Iterable<Frame> => frames;

export function addFrame(element: HTMLElement): Frame {
  const frame = new Frame(element);
  frames.add(frame);
  return frame;
}

export function removeFrame(frame: Frame): void {
  frames.delete(frame);
  frame.element.remove();
}

export function tellFrames(news: { clock?: ClockReading; colorMode?: ColorMode }): void {
  for (const frame of frames) {
    if (news.clock !== undefined) frame.send({ bridge: "clock", clock: news.clock });
    if (news.colorMode !== undefined) frame.send({ bridge: "theme", colorMode: news.colorMode });
  }
}

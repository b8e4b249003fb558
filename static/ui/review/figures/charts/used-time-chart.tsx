import { useEffect, useRef } from "react";
import type { HistoryTable } from "../../../../../src/domain/history-pages/history-table";
import type { Rows } from "../../../../../src/domain/period-figures/selection";
import { say } from "../../words";
import { dotsOf } from "./dots-of";
import { drawDots } from "./draw-dots";

const WIDTH = 640;
const HEIGHT = 220;
/** Fewer dots than this are drawn large: among thousands they would hide each other. */
const FEW = 1_000;

interface Props {
  readonly table: HistoryTable;
  readonly counted: Rows;
}

/** A dot for each clock: when it stopped, and how much of the promised time it had used; the line is all of it. */
export default function UsedTimeChart({ table, counted }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext("2d");
    if (!element || !context) return;
    const scale = window.devicePixelRatio || 1;
    element.width = WIDTH * scale;
    element.height = HEIGHT * scale;
    const style = getComputedStyle(element);
    const colour = (token: string) => style.getPropertyValue(token).trim() || style.color;
    drawDots(context, dotsOf(table, counted), {
      width: element.width,
      height: element.height,
      dot: (counted.length < FEW ? 6 : 2) * scale,
      kept: colour("--ds-chart-success"),
      broken: colour("--ds-chart-danger"),
      line: colour("--ds-border-bold"),
    });
  }, [table, counted]);
  return (
    <canvas
      className="figure-chart"
      ref={canvas}
      role="img"
      aria-label={say("figures.used-chart")}
      style={{ width: WIDTH, height: HEIGHT }}
    />
  );
}

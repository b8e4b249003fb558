/** Dots with their places from 0 to 1, from the left and from below; broken ones are drawn over the others. */
export interface Dots {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly isBroken: Uint8Array;
  /** The height at which a line is drawn. */
  readonly line: number;
}

/** What is asked of a canvas, `CanvasRenderingContext2D`; the bench draws on one outside the pages. */
export interface DotCanvas {
  fillStyle: unknown;
  clearRect(x: number, y: number, width: number, height: number): void;
  fillRect(x: number, y: number, width: number, height: number): void;
}

interface Look {
  readonly width: number;
  readonly height: number;
  readonly dot: number;
  readonly kept: string;
  readonly broken: string;
  readonly line: string;
}

/** Draws thousands of dots at once, as small squares; a colour is set twice only. */
export function drawDots(context: DotCanvas, dots: Dots, look: Look): void {
  const { width, height, dot } = look;
  context.clearRect(0, 0, width, height);
  context.fillStyle = look.line;
  context.fillRect(0, Math.round(height * (1 - dots.line)), width, 1);
  for (const broken of [0, 1]) {
    context.fillStyle = broken === 1 ? look.broken : look.kept;
    for (let i = 0; i < dots.x.length; i++)
      if (dots.isBroken[i] === broken)
        context.fillRect(dots.x[i]! * (width - dot), (1 - dots.y[i]!) * (height - dot), dot, dot);
  }
}

/** A place in the box. */
export type Point = readonly [x: number, y: number];

export const boxWidth = 600;
export const boxHeight = 200;

/** Closer points than this make no visible difference. */
const step = 3;
/** A signature of more is a scribble: what is drawn after that is not kept. */
const longest = 15_000;

/** A stroke that has gone on to a point. */
export function withPoint(stroke: readonly Point[], point: Point): readonly Point[] {
  const last = stroke.at(-1);
  if (last && Math.hypot(point[0] - last[0], point[1] - last[1]) < step) return stroke;
  return [...stroke, point];
}

/** SVG path data of `M` and `L` and integers only; a dot is a line to where it begins. */
export function pathOf(strokes: readonly (readonly Point[])[]): string {
  let path = '';
  for (const stroke of strokes) {
    const points = stroke.length === 1 ? [...stroke, ...stroke] : stroke;
    for (const [index, [x, y]] of points.entries()) {
      const next = `${index === 0 ? 'M' : 'L'}${x} ${y}`;
      if (path.length + next.length > longest) return path;
      path += next;
    }
  }
  return path;
}

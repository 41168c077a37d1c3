/** The box in which a signature is drawn. */
export const signatureBox = { width: 600, height: 200 } as const;

const path = /^M\d{1,3} \d{1,3}(?: ?[ML]\d{1,3} \d{1,3})*$/;

/** Whether a text is the path data of strokes within the box: a point to move to, and points to draw to. */
export const isSignature = (text: string): boolean =>
  path.test(text) &&
  [...text.matchAll(/(\d+) (\d+)/g)].every(
    ([, x, y]) => Number(x) <= signatureBox.width && Number(y) <= signatureBox.height,
  );

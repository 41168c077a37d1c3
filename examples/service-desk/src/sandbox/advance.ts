/** How far to move the clock, as ISO 8601: minutes may be written as a bare number. Undefined if it is no length. */
export function advanceOf(typed: string): string | undefined {
  const words = typed.trim().toUpperCase();
  if (/^[1-9]\d*$/.test(words)) return `PT${words}M`;
  const isLength = /^P(?=\d|T\d)(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/.test(words);
  return isLength ? words : undefined;
}

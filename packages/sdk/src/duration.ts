/**
 * The milliseconds of a length of time as the server writes it, in hours, minutes and seconds: 57,600,000 for `PT16H`,
 * -300,000 for `-PT5M`.
 *
 * @throws RangeError if it is none
 */
export function durationMs(duration: string): number {
  const [, sign, ...parts] = /^(-?)PT(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?$/.exec(duration) ?? [];
  if (sign === undefined) throw new RangeError(`Not a length of time: ${duration}`);
  const [hours, minutes, seconds] = parts.map((part) => Number(part ?? 0)) as [number, number, number];
  const milliseconds = Math.round((hours * 3600 + minutes * 60 + seconds) * 1000);
  return sign ? -milliseconds : milliseconds;
}

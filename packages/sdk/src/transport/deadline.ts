import { TimeoutError } from '../errors.ts';

/** With more than 31 bits a timer fires at once. */
const longestTimer = 2 ** 31 - 1;

/** Reports a `TimeoutError` unless it is cleared within so many milliseconds. */
export function startDeadline(
  what: string,
  milliseconds: number,
  onPassed: (error: TimeoutError) => void,
): ReturnType<typeof setTimeout> {
  const pass = () => onPassed(new TimeoutError(`No ${what} within ${milliseconds} ms.`));
  return setTimeout(pass, Math.min(milliseconds, longestTimer));
}

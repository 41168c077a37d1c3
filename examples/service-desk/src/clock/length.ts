const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** What runs down second by second: `0:42:10`, or `2d 03:15:22` from one day on. Always the same width while it runs. */
export function countdown(length: number, locale: string): string {
  const total = Math.floor(Math.abs(length) / second) * second;
  const days = Math.floor(total / day);
  const hours = Math.floor((total % day) / hour);
  const rest = [Math.floor((total % hour) / minute), (total % minute) / second].map(twoDigits).join(':');
  if (!days) return `${hours}:${rest}`;
  return `${unit(days, 'day', locale)} ${twoDigits(hours)}:${rest}`;
}

/** A length in its two largest units down to minutes: `2d 3h`, `16h`, `1h 20m`, `5m`, and `<1m` below. */
export function lengthInWords(length: number, locale: string): string {
  const total = Math.abs(length);
  if (total > 0 && total < minute) return `<${unit(1, 'minute', locale)}`;
  const days = Math.floor(total / day);
  const hours = Math.floor((total % day) / hour);
  const minutes = Math.floor((total % hour) / minute);
  return days ? join([days, 'day'], [hours, 'hour']) : join([hours, 'hour'], [minutes, 'minute']);

  function join(...parts: [number, string][]): string {
    const said = parts.filter(([amount]) => amount > 0).map(([amount, name]) => unit(amount, name, locale));
    return said.join(locale.startsWith('zh') ? '' : ' ') || unit(0, 'minute', locale);
  }
}

/** Working hours make no days: sixteen of them are two working days, and stay `16h`. */
export function workingLength(length: number, locale: string): string {
  const hours = Math.floor(Math.abs(length) / hour);
  if (!hours) return lengthInWords(length, locale);
  const minutes = Math.floor((Math.abs(length) % hour) / minute);
  const said = minutes ? lengthInWords(minutes * minute, locale) : '';
  return [unit(hours, 'hour', locale), said].filter(Boolean).join(locale.startsWith('zh') ? '' : ' ');
}

const twoDigits = (amount: number) => String(amount).padStart(2, '0');

const unit = (amount: number, name: string, locale: string) =>
  new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'narrow' }).format(amount);

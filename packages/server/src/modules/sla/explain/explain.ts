import { isTimeZone } from '../../organization/index.ts';
import type { ClockReading, ClockRule } from '../rules.ts';
import { en } from './en.ts';
import { accountOf } from './explain-rules.ts';
import { zhCN } from './zh-cn.ts';

export interface Reader {
  locale?: string | null;
  /** IANA time zone, for promises that run around the clock; service hours are told in their own. One that is not known is left out. */
  timeZone?: string | null;
}

/** Why a promise is due when it is, in words for its reader: Chinese for any Chinese locale, else English. */
export function explainClock(rule: ClockRule, reading: ClockReading, { locale, timeZone }: Reader): string {
  const words = locale?.toLowerCase().startsWith('zh') ? zhCN : en;
  const zone = timeZone && isTimeZone(timeZone) ? timeZone : rule.calendar.timeZone;
  return words(accountOf(rule, reading, zone));
}

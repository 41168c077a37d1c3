import type { ClockReading, ClockRule } from '../rules.ts';
import { en } from './en.ts';
import { accountOf } from './explain-rules.ts';
import { zhCN } from './zh-cn.ts';

/** Why a promise is due when it is, in words for the customer: Chinese for any Chinese locale, else English. */
export function explainClock(
  rule: ClockRule,
  reading: ClockReading,
  locale: string | null | undefined,
): string {
  const words = locale?.toLowerCase().startsWith('zh') ? zhCN : en;
  return words(accountOf(rule, reading));
}

/** A language the widget speaks. */
export type Locale = 'en' | 'zh-CN';

/** The nearest language the widget speaks to a BCP 47 tag; `undefined` when there is none. */
export function matchLocale(tag: string | null | undefined): Locale | undefined {
  const language = tag?.trim().toLowerCase().split('-', 1)[0];
  if (language === 'zh') return 'zh-CN';
  if (language === 'en') return 'en';
  return undefined;
}

/** The element's own wish, else the page's language, else the visitor's first that the widget speaks, else English. */
export function resolveLocale(wish: string | null | undefined): Locale {
  const candidates = [wish, document.documentElement.lang, ...navigator.languages];
  for (const candidate of candidates) {
    const locale = matchLocale(candidate);
    if (locale) return locale;
  }
  return 'en';
}

/**
 * The visitor's own variant of a language, for dates and times: an Englishman reads 24 November, not November 24. Some
 * systems name languages in ways that are no BCP 47 tags (`en-US@posix`).
 */
export function regionalLocale(locale: Locale): string {
  const own = navigator.languages.find((tag) => matchLocale(tag) === locale && /^[a-z\d-]+$/i.test(tag));
  return own ?? locale;
}

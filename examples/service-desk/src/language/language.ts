import { Store } from '../store.ts';
import { en, type Text } from './en.ts';
import { zhCN } from './zh-cn.ts';

export type LanguageTag = 'en' | 'zh-CN';

export const languages: Record<LanguageTag, { name: string; text: Text }> = {
  en: { name: 'English', text: en },
  'zh-CN': { name: '中文', text: zhCN },
};

const storageKey = 'aftercare-desk-language';

class Language extends Store {
  tag: LanguageTag = 'en';

  constructor() {
    super();
    const remembered = localStorage.getItem(storageKey);
    this.#apply(remembered === 'en' || remembered === 'zh-CN' ? remembered : preferred());
  }

  get text(): Text {
    return languages[this.tag].text;
  }

  choose(tag: LanguageTag): void {
    localStorage.setItem(storageKey, tag);
    this.#apply(tag);
    this.changed();
  }

  #apply(tag: LanguageTag): void {
    this.tag = tag;
    document.documentElement.lang = tag;
  }
}

function preferred(): LanguageTag {
  return navigator.language.startsWith('zh') ? 'zh-CN' : 'en';
}

/** The language of this desk: chosen by the user, else the browser's. */
export const language = new Language();

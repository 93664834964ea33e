import { registerEnumType } from '@nestjs/graphql';

/** A sentence for people, in both languages of the house. */
export interface Text {
  zh: string;
  en: string;
}

/** The languages a sentence can be asked for in. */
export enum Language {
  ZH = 'zh',
  EN = 'en',
}

registerEnumType(Language, {
  name: 'Language',
  description: 'A language of messages.',
  valuesMap: { ZH: { description: 'Chinese (中文).' }, EN: { description: 'English.' } },
});

/** The reader's language by an Accept-Language header; Chinese unless English is asked for first. */
export function languageOf(acceptLanguage: string | undefined): Language {
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((part, place) => {
      const [tag = '', ...params] = part.trim().toLowerCase().split(';');
      const q = params.map((p) => /^\s*q=([\d.]+)$/.exec(p)?.[1]).find(Boolean);
      return { tag, weight: q === undefined ? 1 : Number(q), place };
    })
    .filter(({ tag, weight }) => /^(zh|en)\b/.test(tag) && weight > 0)
    .sort((a, b) => b.weight - a.weight || a.place - b.place);
  return wanted[0]?.tag.startsWith('en') ? Language.EN : Language.ZH;
}

import type { Random } from '../random.js';
import type { Concern, Place } from './concern.js';
import { dutyRules } from './duty-rules.js';
import { always } from './general-concerns.js';
import { wordingRules } from './wording-rules.js';

const rules = [...wordingRules, ...dutyRules];

/** What there is to say about a place: what its own words invite, and what anyone might say. */
export function concernsOn(place: Place, gripes: string[], wishes: string[], random: Random): Concern[] {
  const invited = rules.flatMap(({ key, family, at, of }) => {
    const match = at.exec(place.text);
    return match ? [{ key, family, ...of(match, place, random) }] : [];
  });
  return [
    ...invited,
    ...gripes.map((gripe) => complaint(gripe, place)),
    ...wished(wishes, place),
    ...always(place),
  ];
}

const complaint = (gripe: string, place: Place): Concern => ({
  key: `gripe ${gripe}`,
  family: 'trouble',
  kind: 'OTHER',
  said: [gripe, `${gripe}，这条能不能管`, `${gripe}，写进去才算数`, `别的不说，${gripe}`],
  wording: `群众反映“${gripe}”，建议在${place.citation}中作出有针对性的规定。`,
  why: ['反映集中，在居民中有一定代表性', '属于群众身边的具体问题，宜在本条中予以回应'],
  quote: '',
  proposed: null,
});

const wished = (wishes: string[], place: Place): Concern[] =>
  wishes.map((wish) => ({
    key: `wish ${wish}`,
    family: 'wish',
    kind: 'ADDITION',
    said: [
      `我建议加一句，${wish}`,
      `最好写上：${wish}`,
      `${wish}，这样才落得下去`,
      `能不能规定${wish.replace(/^应当|应当/, '一定要')}`,
    ],
    wording: `建议在${place.citation}中增加规定：“${wish}。”`,
    why: ['多名居民提出，具有可操作性', '可以弥补现有条文的不足'],
    quote: '',
    proposed: `${wish}。`,
  }));

/** The place that shares most with what someone said; words that stand everywhere tell little. */
export function nearest<T extends { text: string }>(words: string, places: readonly T[]): T {
  const pairs = new Set(pairsOf(words));
  const spread = new Map<string, number>();
  const shared = places.map(({ text }) => [...new Set(pairsOf(text))].filter((pair) => pairs.has(pair)));
  for (const pair of shared.flat()) spread.set(pair, (spread.get(pair) ?? 0) + 1);
  const scores = shared.map((own) => own.reduce((sum, pair) => sum + 1 / spread.get(pair)!, 0));
  return places[scores.indexOf(Math.max(...scores))]!;
}

const pairsOf = (text: string) => Array.from({ length: text.length - 1 }, (_, i) => text.slice(i, i + 2));

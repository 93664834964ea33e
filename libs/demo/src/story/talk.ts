import type { PlannedRegulation } from '../plan.js';
import type { Random } from '../random.js';
import { concernsOn, nearest } from '../voices/concerns-on.js';
import { wholeDraft, type Concern, type Family } from '../voices/concern.js';
import type { Spot } from './regulation.js';

const always = new Set(['good', 'unclear', 'watched', 'superfluous', 'village', 'staff']);
const grantable = new Set<Family>([
  'wording',
  'fine',
  'duty',
  'openness',
  'meaning',
  'wish',
  'asked',
  'trouble',
]);

/** Something said about a place of the draft; `spot` null is the whole of it. */
export interface Subject {
  spot: Spot | null;
  concern: Concern;
}

/** What a draft makes people talk about: everywhere something, of some things many at once. */
export class Talk {
  private readonly subjects: Subject[];
  private readonly hot: Subject[];
  /** What the second version changed: what those who were heard had asked for. */
  private readonly granted: Subject[];

  constructor(
    private readonly random: Random,
    spots: Spot[],
    { topic, full }: Pick<PlannedRegulation, 'topic' | 'full'>,
    version: number,
  ) {
    const inner = spots.filter((spot) => spot.inner && !spot.citation.endsWith('项'));
    const gripes = new Map(topic.gripes.map((gripe) => [gripe, nearest(gripe, inner)]));
    const wishes = new Map(topic.wishes.map((wish) => [wish, nearest(wish, inner)]));
    const about = (all: Map<string, Spot>, spot: Spot) =>
      [...all].flatMap(([words, place]) => (place === spot ? [words] : []));
    this.subjects = spots.flatMap((spot) =>
      concernsOn(spot, about(gripes, spot), about(wishes, spot), random)
        .filter(() => spot.inner || random.chance(0.4))
        .map((concern) => ({ spot, concern })),
    );
    const own = this.subjects.filter(({ concern }) => /^(gripe|wish) /.test(concern.key));
    this.hot = [...own, ...random.shuffled(this.subjects).slice(0, 6)];
    this.granted = full && version === 0 ? full.edits.map((edit) => asked(edit, spots)) : [];
    const whole = wholeDraft(topic.lead);
    const general = concernsOn(whole, [random.pick(topic.gripes)], [random.pick(topic.wishes)], random);
    this.subjects.push(...general.map((concern) => ({ spot: null, concern })));
  }

  /** What an opinion is about; an accepted one asks for what the second version then says, where there is one. */
  about(accepted: boolean): Subject {
    const { random } = this;
    if (this.granted.length && random.chance(accepted ? 0.9 : 0.04)) return random.pick(this.granted);
    const subject = random.pick(random.chance(0.35) ? this.hot : this.subjects);
    const { key, family } = subject.concern;
    // What anyone might say of any article is said, but not as often as what the article's own words invite.
    const common = always.has(key) && random.chance(0.65);
    return common || (accepted && !grantable.has(family)) ? this.about(accepted) : subject;
  }
}

/** The opinion that asks for an edit. */
function asked([from, to]: [string, string], spots: Spot[]): Subject {
  const quote = from.replace(/^- /, '');
  const spot = spots.find(({ text }) => text.includes(quote))!;
  const article = /(?:^|\n)\+ (.*)/.exec(to)?.[1];
  const added = article ?? (to.startsWith(from) ? to.slice(from.length).replace(/^\n|，$/g, '') : null);
  const proposed = added ?? to;
  const spoken = proposed.split('\n')[0]!.replace(/。$/, '');
  return {
    spot,
    concern: {
      key: `asked ${from}`,
      family: 'asked',
      kind: added ? 'ADDITION' : 'TEXT_CHANGE',
      said: added
        ? [`还少一句：${spoken}`, `我建议写明，${spoken}`, `${spot.citation}不够，要加上“${spoken}”`]
        : [
            `“${quote}”不够具体，改成“${spoken}”`,
            `“${quote}”这样写太松，不如写“${spoken}”`,
            `我们讨论下来，最好写“${spoken}”`,
          ],
      wording: article
        ? `建议增加一条：“${article}”`
        : added
          ? `建议在${spot.citation}中增加“${added}”`
          : `建议将${spot.citation}中的“${quote}”修改为“${to}”`,
      why: ['群众反映集中，具有可操作性', '原规定过于原则，执行中缺少抓手', '兄弟单位已有类似做法，效果较好'],
      quote,
      proposed,
    },
  };
}

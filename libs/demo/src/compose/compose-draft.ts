import { numberToChinese } from '#legal-text';
import type { Random } from '../random.js';
import type { Topic } from '../topics/index.js';
import * as clauses from './clauses.js';

/** A draft on a matter, in the lines that `printed` prints: what it orders of its own, among what any draft says. */
export function composeDraft(topic: Topic, random: Random): string {
  const say = (pool: readonly string[]) => `- ${fill(random.pick(pool), topic, random)}`;
  const { digital, duties, education, hearing, neighbourhood, publicity, support } = clauses;
  const [earlier, later] = halves(random.shuffled([duties, hearing, digital, publicity, support, education]));
  return [
    '# 总则',
    ...[clauses.purpose, clauses.scope, clauses.principles, clauses.leadership].map(say),
    ...[clauses.departments, neighbourhood].map(say),
    `# ${random.pick(['管理与服务', '规范与服务', '主要措施', '服务与保障'])}`,
    ...topic.measures.map((words) => `- ${words}`),
    ...earlier.slice(0, random.int(1, 3)).map(say),
    `- 禁止下列行为：\n${items([...topic.bans, `法律、法规禁止的其他行为`])}`,
    '# 保障与监督',
    ...later.slice(0, random.int(1, 3)).map(say),
    ...[clauses.inspection, clauses.complaints].map(say),
    '# 法律责任',
    ...(random.chance(0.6) ? clauses.penalties.map((words) => say([words])) : [say(clauses.penalties)]),
    say(clauses.officials),
    '# 附则',
    say(clauses.effect),
  ].join('\n');
}

const halves = <T>(list: T[]): [T[], T[]] => [list.slice(0, list.length / 2), list.slice(list.length / 2)];

const items = (words: string[]) =>
  words
    .map((word, i) => `（${numberToChinese(i + 1)}）${word}${i < words.length - 1 ? '；' : '。'}`)
    .join('\n');

function fill(words: string, topic: Topic, random: Random): string {
  const form = /若干规定$|规定$/.test(topic.title) ? '规定' : '条例';
  const own: Record<string, string> = { about: topic.about, lead: topic.lead, who: topic.who, form };
  return words.replace(/\{([^}]+)\}/g, (_, name: string) => {
    const range = /^(\d+)-(\d+)$/.exec(name);
    if (range) return numberToChinese(random.int(Number(range[1]), Number(range[2])));
    return own[name] ?? random.pick(name.split('|'));
  });
}

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';

/** What a story is told with: a draft as a file, a later version, remarks about its articles. */
export interface Material {
  title: string;
  first: { name: string; bytes: Buffer };
  second: { name: string; bytes: Buffer };
  articles: number;
  /** What people said, and about which article. At least nine. */
  remarks: { article: string; words: string }[];
}

const fixture = (name: string) => readFile(new URL(`../fixtures/${name}`, import.meta.url));

/** A draft written for this, shipped with the project. */
export async function lifts(): Promise<Material> {
  return {
    title: '示例市住宅电梯乘用管理规定',
    first: { name: 'lifts-first.txt', bytes: await fixture('lifts-first.txt') },
    second: { name: 'lifts-second.txt', bytes: await fixture('lifts-second.txt') },
    articles: 13,
    remarks: [
      { article: '6', words: '电动轮椅也算电动车吗？我妈天天坐电梯下楼，别一刀切。' },
      { article: '6', words: '轮椅的电池拆不下来，请写清楚电动轮椅可以进。' },
      { article: '8', words: '四十分钟太长，老人在里面要出事的，半小时吧。' },
      { article: '7', words: '须知的字太小，贴了等于没贴。' },
      { article: '5', words: '坐轮椅的要转个身，大家让一让，应该写进去。' },
      { article: '10', words: '一楼的采光怎么补偿？' },
      { article: '12', words: '罚五十块，谁怕？' },
      { article: '9', words: '底楼不坐电梯，凭什么按面积摊？' },
      { article: '3', words: '支持，早该管了。' },
    ],
  };
}

const shared = new URL('../../../../../shared/data/', import.meta.url);

/** A real draft and real posts about it, or null where they are not at hand. */
export async function nonMotorVehicles(): Promise<Material | null> {
  if (!existsSync(shared)) return null;
  const name = '上海市非机动车安全管理条例(2024-05-10)';
  const text = await readFile(new URL(`regulations/${name}.txt`, shared));
  const posts: { target: string; text: string }[] = parse(
    await readFile(new URL('comments/nlpcc2016_stance/stance_labelled_4000.csv', shared)),
    { columns: true, bom: true },
  );
  const about = posts.filter(({ target }) => target === '深圳禁摩限电').slice(0, 40);
  return {
    title: '上海市非机动车安全管理条例',
    first: {
      name: `${name}.md`,
      bytes: await readFile(new URL(`regulations/original/${name}.md`, shared)),
    },
    second: { name: `${name}.txt`, bytes: text },
    articles: [...text.toString().matchAll(/^第[一二三四五六七八九十百]+条[　 ]/gm)].length,
    remarks: about.map(({ text: words }, i) => ({ article: String((i % 20) + 1), words })),
  };
}

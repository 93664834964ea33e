import type { ApolloServerPlugin } from '@apollo/server';
import { no } from '../no.js';
import { measure, type Measure } from './measure.js';

/** The most an operation may be. Generous for every page of the platform, far below what hurts. */
export const bounds: Measure = { fields: 1_000, aliases: 50, directives: 50, depth: 20, cost: 25_000 };

/** The most tokens a document may have: parsing and validating it must stay cheap. */
export const MAX_TOKENS = 4_000;

const names: Record<keyof Measure, { zh: string; en: string }> = {
  fields: { zh: '字段过多', en: 'Too many fields' },
  aliases: { zh: '别名过多', en: 'Too many aliases' },
  directives: { zh: '指令过多', en: 'Too many directives' },
  depth: { zh: '嵌套过深', en: 'Nested too deeply' },
  cost: { zh: '查询可能返回的数据过多', en: 'May bring too much' },
};

/** Refuses, before anything is executed, an operation beyond the bounds; says by how much and how to narrow it. */
export function boundsPlugin(most: Measure = bounds): ApolloServerPlugin {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ schema, document, operation, request }) {
          const found = measure(schema, document, operation!, request.variables ?? {});
          for (const [name, { zh, en }] of Object.entries(names) as [
            keyof Measure,
            { zh: string; en: string },
          ][])
            if (found[name] > most[name])
              throw no.badInput({
                zh: `${zh}：${found[name]}，上限 ${most[name]}。请分几次查询，或缩小 first。`,
                en: `${en}: ${found[name]}, at most ${most[name]}. Ask in several requests, or for smaller pages (first).`,
              });
        },
      };
    },
  };
}

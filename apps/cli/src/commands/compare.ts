import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import {
  cite,
  compareDrafts,
  diffWords,
  LARGEST_FILE,
  readDraft,
  type Change,
  type LegalText,
} from '#legal-text';
import { UsageError, type Command } from '../command.js';
import { explained } from '../explained.js';
import { fileAt } from '../read-file.js';

const command: Command = {
  name: 'compare',
  summary: 'Compare two versions of a text, article by article; no database needed.',
  usage: `compare A B [--list]
Prints one JSON object of counts; --list adds, under "list", the citations behind each count and the words that changed.`,
  run(args) {
    const { values, positionals } = parseArgs({
      args,
      options: { list: { type: 'boolean' } },
      allowPositionals: true,
    });
    const [a, b, ...more] = positionals;
    if (!a || !b || more.length > 0) throw new UsageError('Name two files.');
    return explained(async () => {
      const [before, after] = [await read(a), await read(b)];
      const { counts, changes } = compareDrafts(before.provisions, after.provisions);
      const list: Record<string, Listed[]> = {};
      for (const change of changes)
        for (const kind of change.kinds)
          if (kind !== 'UNCHANGED') (list[kind.toLowerCase()] ??= []).push(listed(change, before, after));
      const answer = values.list ? JSON.stringify({ ...counts, list }, null, 2) : JSON.stringify(counts);
      process.stdout.write(`${answer}\n`);
    });
  },
};
export default command;

async function read(file: string): Promise<LegalText> {
  return readDraft({ name: basename(file), bytes: await fileAt(file, LARGEST_FILE) });
}

/** A change by its citations; null where there is no provision. */
interface Listed {
  before: string | null;
  after: string | null;
  confidence: number;
  /** Of an edited provision: 处[-二百-]{+五百+}元罚款。 */
  words?: string;
}

function listed({ kinds, before, after, confidence }: Change, a: LegalText, b: LegalText): Listed {
  return {
    before: before ? cite(before, { usage: a.usage }) : null,
    after: after ? cite(after, { usage: b.usage }) : null,
    confidence,
    ...(kinds.includes('EDITED') && { words: words(before?.at(-1), after?.at(-1)) }),
  };
}

function words(before?: { text: string }, after?: { text: string }): string | undefined {
  if (!before?.text || !after?.text) return undefined;
  return diffWords(before.text, after.text)
    .map(({ same, ...text }) =>
      same ? text.after : (text.before && `[-${text.before}-]`) + (text.after && `{+${text.after}+}`),
    )
    .join('');
}

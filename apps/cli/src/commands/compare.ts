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
Prints one JSON object of counts; --list adds the provisions behind each, with the words that changed.`,
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
      process.stdout.write(`${JSON.stringify(counts)}\n`);
      if (!values.list) return;
      for (const change of changes)
        if (change.kinds[0] !== 'UNCHANGED') process.stdout.write(told(change, before, after));
    });
  },
};
export default command;

async function read(file: string): Promise<LegalText> {
  return readDraft({ name: basename(file), bytes: await fileAt(file, LARGEST_FILE) });
}

/** EDITED RENUMBERED  第三条 → 第四条  处[-二百-]{+五百+}元罚款。 */
function told({ kinds, before, after, confidence }: Change, a: LegalText, b: LegalText): string {
  const from = before ? cite(before, { usage: a.usage }) : null;
  const to = after ? cite(after, { usage: b.usage }) : null;
  const place = [from, to].filter((name) => name !== null);
  const sure = confidence < 1 ? `  (${confidence.toFixed(2)})` : '';
  return `${kinds.join(' ')}  ${place.join(' → ')}${sure}${words(kinds.includes('EDITED'), before?.at(-1), after?.at(-1))}\n`;
}

function words(edited: boolean, before?: { text: string }, after?: { text: string }): string {
  if (!edited || !before?.text || !after?.text) return '';
  const marked = diffWords(before.text, after.text).map(({ same, ...text }) =>
    same ? text.after : (text.before && `[-${text.before}-]`) + (text.after && `{+${text.after}+}`),
  );
  return `\n    ${marked.join('').replace(/\n/g, '\n    ')}`;
}

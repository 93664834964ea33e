import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { CurrentViewer } from '#accounts';
import { toAkomaNtoso, toDocx, toMarkdown } from '#legal-text';
import { DraftsService, draftTexts, type DraftText } from '#regulations';
import { say, UsageError, type Command } from '../command.js';
import { explained } from '../explained.js';
import { withApp } from '../with-app.js';

const formats: Record<string, (text: DraftText) => string | Promise<Uint8Array>> = {
  akn: (text) => toAkomaNtoso(text, text.metadata),
  md: toMarkdown,
  docx: toDocx,
};

const command: Command = {
  name: 'export-draft',
  summary: 'Write a draft as Akoma Ntoso, Markdown or a Word file.',
  usage: `export-draft DRAFT_ID --format akn|md|docx [--output FILE]
Without --output it goes to standard output; a Word file needs one unless that is no terminal.`,
  run(args) {
    const { values, positionals } = parseArgs({
      args,
      options: { format: { type: 'string' }, output: { type: 'string' } },
      allowPositionals: true,
    });
    const [draftId, ...more] = positionals;
    if (!draftId || more.length) throw new UsageError('Name one draft by its id.');
    const { format = '', output } = values;
    const write = Object.hasOwn(formats, format) ? formats[format] : undefined;
    if (!write) throw new UsageError('--format is akn, md or docx.');
    if (format === 'docx' && !output && process.stdout.isTTY)
      throw new UsageError('A Word file is nothing for a terminal: name one with --output.');
    return explained(() =>
      withApp(async (app, { database }) => {
        const viewer = CurrentViewer.system('cli export-draft');
        const draft = await app.get(DraftsService).byId(viewer, draftId);
        const [text] = await draftTexts(database.manager, [draft.id]);
        const written = await write(text!);
        if (!output) return void process.stdout.write(written);
        await writeFile(output, written);
        say(`${draft.title} → ${output}`);
      }),
    );
  },
};
export default command;

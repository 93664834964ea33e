import { basename } from 'node:path';
import { counts, LARGEST_FILE, readDraft, UnreadableFile } from '#legal-text';
import { say, UsageError, type Command } from '../command.js';
import { fileAt } from '../read-file.js';

const command: Command = {
  name: 'parse',
  summary: 'Read legal texts and count their structure, one JSON line per file; no database needed.',
  usage: 'parse FILE…',
  async run(files) {
    if (files.length === 0 || files.some((file) => file.startsWith('-')))
      throw new UsageError('Name the files to read.');
    let refused = 0;
    for (const file of files) {
      try {
        const text = await readDraft({ name: basename(file), bytes: await fileAt(file, LARGEST_FILE) });
        const line = { file, title: text.title, ...counts(text.provisions), warnings: text.warnings };
        process.stdout.write(`${JSON.stringify(line)}\n`);
      } catch (error) {
        if (!(error instanceof UnreadableFile || error instanceof UsageError)) throw error;
        say(`${file}: ${error.message}`);
        refused++;
      }
    }
    return refused > 0 ? 1 : 0;
  },
};
export default command;

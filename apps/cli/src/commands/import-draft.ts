import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import type { INestApplicationContext } from '@nestjs/common';
import { CurrentViewer } from '#accounts';
import { Authority, RegulationKind } from '#contact-points';
import { Clock, isDay, type Database } from '#database';
import { Refusal } from '#graphql';
import { counts, LARGEST_FILE, readDraft, type LegalText } from '#legal-text';
import { DraftNature, DraftsService, DraftStage, Regulation, RegulationsService } from '#regulations';
import { say, UsageError, type Command } from '../command.js';
import { explained } from '../explained.js';
import { fileAt } from '../read-file.js';
import { withApp } from '../with-app.js';

const options = {
  regulation: { type: 'string' },
  title: { type: 'string' },
  authority: { type: 'string' },
  kind: { type: 'string', default: 'LOCAL_REGULATION' },
  nature: { type: 'string', default: 'NEW' },
  stage: { type: 'string', default: 'DRAFT' },
  dated: { type: 'string' },
  check: { type: 'boolean', default: false },
} as const;

const command: Command = {
  name: 'import-draft',
  summary: 'Read a draft from a .docx, .pdf, .txt or .md file into provisions.',
  usage: `import-draft FILE [--regulation ID | [--title TITLE] [--authority ID|NAME] [--kind KIND]]
  [--nature NATURE] [--stage STAGE] [--dated YYYY-MM-DD] [--check]
Without --regulation it is a version of the authority's regulation of that title, added when there is none; the title is
the text's own when left out, the authority the only one there is.
--kind    ${Object.values(RegulationKind).join(', ')}
--nature  ${Object.values(DraftNature).join(', ')}
--stage   ${Object.values(DraftStage).join(', ')}
--dated   the day the version bears; today when left out
--check   only read it and show what is found`,
  run(args) {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [file, ...more] = positionals;
    if (!file || more.length) throw new UsageError('Name one file.');
    const terms = {
      kind: oneOf('kind', RegulationKind, values.kind),
      nature: oneOf('nature', DraftNature, values.nature),
      stage: oneOf('stage', DraftStage, values.stage),
    };
    if (values.dated && !isDay(values.dated))
      throw new UsageError(`--dated is a day such as 2026-03-05, not ${values.dated}.`);
    return explained(async () => {
      const bytes = await fileAt(file, LARGEST_FILE);
      const text = await readDraft({ name: basename(file), bytes });
      describe(text);
      if (values.check) return;
      await withApp(async (app, { database }) => {
        const viewer = CurrentViewer.system('cli import-draft');
        const regulationId =
          values.regulation ?? (await regulationFor(app, database, viewer, text, values, terms.kind));
        const draft = await app.get(DraftsService).import(viewer, {
          regulationId,
          nature: terms.nature,
          stage: terms.stage,
          datedOn: values.dated ?? app.get(Clock).today(),
          file: { name: basename(file), base64: Buffer.from(bytes).toString('base64') },
        });
        if (draft instanceof Refusal) throw draft;
        console.log(`draft ${draft.id}  ${draft.title}\nregulation ${regulationId}`);
      });
    });
  },
};
export default command;

function oneOf<T extends string>(option: string, values: Record<string, T>, given: string): T {
  const found = Object.values(values).find((value) => value === given.toUpperCase());
  if (!found) throw new UsageError(`--${option} is one of ${Object.values(values).join(', ')}.`);
  return found;
}

function describe(text: LegalText): void {
  const { articles, chapters, sections, parts, items } = counts(text.provisions);
  say(
    `${text.title ?? '(no title)'}: ${articles} articles (条), ${parts} 编, ${chapters} 章, ${sections} 节, ${items} 项`,
  );
  for (const { paragraph, message } of text.warnings.slice(0, 20))
    say(`  paragraph ${paragraph}: ${message}`);
  if (text.warnings.length > 20) say(`  … and ${text.warnings.length - 20} more doubts`);
}

async function regulationFor(
  app: INestApplicationContext,
  { manager }: Database,
  viewer: CurrentViewer,
  text: LegalText,
  given: { title?: string; authority?: string },
  kind: RegulationKind,
): Promise<string> {
  const title = given.title ?? text.title;
  if (!title) throw new UsageError('The text has no title: give one with --title.');
  const authorities = await manager.find(Authority, { order: { name: 'ASC' } });
  const fitting = given.authority
    ? authorities.filter(({ id, name }) => given.authority === id || given.authority === name)
    : authorities;
  if (fitting.length !== 1)
    throw new UsageError(
      authorities.length
        ? `Say which authority with --authority: ${authorities.map(({ name }) => name).join(', ')}.`
        : 'There is no authority yet whose draft it could be: add one first (addAuthority).',
    );
  const authorityId = fitting[0]!.id;
  const known = await manager.findOneBy(Regulation, { authorityId, title });
  if (known) return known.id;
  const added = await app.get(RegulationsService).add(viewer, { authorityId, title, kind });
  if (added instanceof Refusal) throw added;
  return added.id;
}

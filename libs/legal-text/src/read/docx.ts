import type { Paragraph } from '../legal-text.js';
import { UnreadableFile } from '../unreadable-file.js';
import { decodeText } from './decode.js';
import { readHtml } from './html.js';
import { htmlOfMht } from './mht.js';
import { readWordXml, type WordStyles } from './word-document.js';
import { WordNumbering, type ListPlace } from './word-numbering.js';
import { walkXml } from './xml.js';
import { openArchive, type Archive } from './zip.js';

/** What a Word file says. `tracked` is true when changes are still marked in it; they are read as accepted. */
export interface WordFile {
  paragraphs: Paragraph[];
  tracked: boolean;
}

/** Word files within Word files (altChunk) are followed this deep. */
const DEEPEST_CHUNK = 3;

/** Reads a .docx. Throws UnreadableFile: BROKEN, ENCRYPTED, TOO_LARGE, UNKNOWN_FORMAT (a zip that is no Word file). */
export async function readDocx(bytes: Uint8Array, depth = 0): Promise<WordFile> {
  const archive = await openArchive(bytes);
  const main = await mainPart(archive);
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const targets = await relations(archive, `${folder}_rels/${main.slice(folder.length)}.rels`, folder);
  const numbering = new WordNumbering(await text(archive, `${folder}numbering.xml`));
  const styles = stylesOf(await text(archive, `${folder}styles.xml`));
  const content = readWordXml((await text(archive, main))!, numbering, styles);

  const paragraphs: Paragraph[] = [];
  let { tracked } = content;
  for (const part of content.parts) {
    if ('text' in part) {
      paragraphs.push(part);
      continue;
    }
    const chunk = await readChunk(archive, targets.get(part.chunk), depth);
    for (const paragraph of chunk.paragraphs) paragraphs.push(paragraph);
    tracked ||= chunk.tracked;
  }
  for (const notes of ['footnotes.xml', 'endnotes.xml']) {
    const xml = await text(archive, folder + notes);
    if (xml === null) continue;
    for (const note of readWordXml(xml, numbering, styles).parts) {
      if ('text' in note) paragraphs.push({ text: note.text, role: 'ASIDE' });
    }
  }
  return { paragraphs, tracked };
}

async function text(archive: Archive, name: string): Promise<string | null> {
  const bytes = await archive.read(name);
  return bytes && decodeText(bytes).text;
}

async function mainPart(archive: Archive): Promise<string> {
  const targets = await relations(archive, '_rels/.rels', '', /\/officeDocument$/);
  const [target] = targets.values();
  const main = target !== undefined && archive.names.has(target) ? target : 'word/document.xml';
  if (archive.names.has(main) && /document\d*\.xml$/.test(main)) return main;
  if (archive.names.has('[Content_Types].xml') || archive.names.has('mimetype')) {
    throw new UnreadableFile('UNKNOWN_FORMAT', {
      en: 'an Office file, but no Word document',
      zh: '是 Office 文件，但不是 Word 文档',
    });
  }
  throw new UnreadableFile('UNKNOWN_FORMAT', { en: 'a zip archive', zh: '是压缩包' });
}

/** Targets of a part's relations by their id; only those whose type matches. */
async function relations(
  archive: Archive,
  name: string,
  folder: string,
  type = /./,
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const xml = await text(archive, name);
  if (xml === null) return found;
  walkXml(xml, {
    open(tag, attribute) {
      const target = attribute('Target');
      if (tag !== 'Relationship' || target === undefined || !type.test(attribute('Type') ?? '')) return;
      if (attribute('TargetMode') === 'External') return;
      found.set(attribute('Id') ?? '', target.startsWith('/') ? target.slice(1) : folder + target);
    },
  });
  return found;
}

/** An altChunk: the whole text kept as a web page, a plain text or another Word file inside this one. */
async function readChunk(archive: Archive, name: string | undefined, depth: number): Promise<WordFile> {
  const bytes = name === undefined ? null : await archive.read(name);
  if (!bytes || depth >= DEEPEST_CHUNK) throw new UnreadableFile('BROKEN');
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return readDocx(bytes, depth + 1);
  const html = htmlOfMht(bytes) ?? decodeText(bytes).text;
  const paragraphs = /<(?:html|body|p|div)\b/i.test(html)
    ? readHtml(html)
    : html.split(/\r?\n/).map((line) => ({ text: line }));
  return { paragraphs, tracked: false };
}

function stylesOf(xml: string | null): WordStyles {
  const numbered = new Map<string, ListPlace>();
  const contents = new Set<string>();
  let style = '';
  let place: Partial<ListPlace> = {};
  const basedOn = new Map<string, string>();
  if (xml !== null) {
    walkXml(xml, {
      open(name, attribute) {
        const value = attribute('val') ?? '';
        if (name === 'style') {
          style = attribute('styleId') ?? '';
          place = {};
        } else if (name === 'name' && /^toc [1-9]$/i.test(value)) contents.add(style);
        else if (name === 'basedOn') basedOn.set(style, value);
        else if (name === 'numId') place.list = value;
        else if (name === 'ilvl') place.level = Number(value);
      },
      close(name) {
        if (name !== 'style') return;
        const inherited = numbered.get(basedOn.get(style) ?? '');
        const list = place.list ?? (place.level === undefined ? undefined : inherited?.list);
        if (list !== undefined) numbered.set(style, { list, level: place.level ?? inherited?.level ?? 0 });
        else if (inherited) numbered.set(style, inherited);
      },
    });
  }
  return { numbered, contents };
}

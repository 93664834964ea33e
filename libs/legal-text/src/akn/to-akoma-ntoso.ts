import type { Provision, ProvisionKind } from '../legal-text.js';
import { eIds } from './eids.js';

/** What Akoma Ntoso's FRBR metadata says about a draft. Names in both languages where they are known. */
export interface AkomaNtosoMetadata {
  /** A draft is a bill; a published text an act. */
  type: 'bill' | 'act';
  /** ISO 3166-1 country and, for local regulations, the part of it: 'cn', 'cn-sh'. */
  country: string;
  /** What tells this regulation from others in its URI: its id, or a number such as 2024-15. Letters, digits, - . _ */
  name: string;
  /** The day of the work (first draft or passing) and of this very version, YYYY-MM-DD. */
  date: string;
  versionDate?: string;
  /** ISO 639-2 of the text's language. */
  language?: 'zho' | 'eng';
  title?: { zh: string; en?: string };
  /** The organ the text comes from; `id` for its URI. */
  author: { id: string; zh: string; en?: string };
  /** 地方性法规 / local regulation, and 征求意见稿 / draft for comment. */
  kind?: { zh: string; en: string };
  stage?: { zh: string; en: string };
}

const NAMESPACE = 'http://docs.oasis-open.org/legaldocml/ns/akn/3.0';
const ELEMENTS: Partial<Record<ProvisionKind, string>> = {
  PART: 'part',
  SUBPART: 'subpart',
  CHAPTER: 'chapter',
  SECTION: 'section',
  GROUP: 'division',
  ARTICLE: 'article',
  CLAUSE: 'clause',
  PARAGRAPH: 'paragraph',
  ITEM: 'point',
  SUBITEM: 'indent',
};

/** Writes a text as Akoma Ntoso 3.0, valid against the OASIS schema. `fromAkomaNtoso` gives the same tree back. */
export function toAkomaNtoso(
  text: { title: string | null; note: string | null; provisions: readonly Provision[] },
  metadata: AkomaNtosoMetadata,
): string {
  const ids = eIds(text.provisions);
  const [first, last] = [text.provisions[0], text.provisions.at(-1)];
  // A plain preamble and the signatures have their own places; one that holds a list stays in the body.
  const preamble = first?.kind === 'PREAMBLE' && isPlain(first) && text.provisions.length > 1 ? first : null;
  const conclusions = last?.kind === 'SIGNATURE' && isPlain(last) && text.provisions.length > 1 ? last : null;
  const body = text.provisions.filter((node) => node !== preamble && node !== conclusions);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<akomaNtoso xmlns="${NAMESPACE}">`,
    `<${metadata.type} name="${metadata.type}">`,
    meta(text.title, metadata),
    preface(text),
    preamble && `<preamble eId="${ids.get(preamble)}">${headed(preamble, ids)}</preamble>`,
    `<body>${body.map((node) => hierarchy(node, ids)).join('\n') || emptyBody}</body>`,
    conclusions && `<conclusions eId="${ids.get(conclusions)}">${paragraphs(conclusions.text)}</conclusions>`,
    `</${metadata.type}>`,
    '</akomaNtoso>',
    '',
  ]
    .filter((line) => line !== null && line !== '')
    .join('\n');
}

const emptyBody =
  '<hcontainer name="empty" eId="empty"><content eId="empty__content"><p/></content></hcontainer>';

function meta(title: string | null, metadata: AkomaNtosoMetadata): string {
  const { type, country, name, date, author, kind, stage } = metadata;
  const language = metadata.language ?? 'zho';
  const versionDate = metadata.versionDate ?? date;
  const titles = metadata.title ?? (title === null ? null : { zh: title });
  const work = `/akn/${country}/${type}/${date}/${name}`;
  const expression = `${work}/${language}@${versionDate}`;
  const level = (tag: string, uri: string, day: string, rest: string, aliases = '') =>
    `<${tag}><FRBRthis value="${attribute(uri)}/!main"/><FRBRuri value="${attribute(uri)}"/>${aliases}` +
    `<FRBRdate date="${day}" name="${tag === 'FRBRWork' ? 'generation' : 'version'}"/>` +
    `<FRBRauthor href="#${identifier(author.id)}" as="#author"/>${rest}</${tag}>`;
  const aliases = named(titles).map(
    ([lang, value]) => `<FRBRalias name="title-${lang}" value="${attribute(value)}"/>`,
  );
  const names = named(titles).map(([, value]) => `<FRBRname value="${attribute(value)}"/>`);
  const subtype = kind ? `<FRBRsubtype value="${attribute(kind.en.replace(/\s+/g, '-'))}"/>` : '';
  const keywords = [...named(kind), ...named(stage)].map(
    ([lang, value]) =>
      `<keyword value="${attribute(value)}" showAs="${attribute(value)}" dictionary="#caifeng-${lang}"/>`,
  );
  const organizations = named(author).map(
    ([lang, value]) =>
      `<TLCOrganization eId="${identifier(author.id)}${lang === 'zh' ? '' : `-${lang}`}" href="/ontology/organization/${country}/${identifier(author.id)}" showAs="${attribute(value)}"/>`,
  );
  return [
    '<meta>',
    '<identification source="#caifeng">',
    level(
      'FRBRWork',
      work,
      date,
      `<FRBRcountry value="${country}"/>${subtype}${names.join('')}`,
      aliases.join(''),
    ),
    level('FRBRExpression', expression, versionDate, `<FRBRlanguage language="${language}"/>`),
    level('FRBRManifestation', `${expression}.xml`, versionDate, '<FRBRformat value="application/akn+xml"/>'),
    '</identification>',
    keywords.length > 0 ? `<classification source="#caifeng">${keywords.join('')}</classification>` : '',
    '<references source="#caifeng">',
    ...organizations,
    '<TLCRole eId="author" href="/ontology/role/author" showAs="起草 / author"/>',
    '<TLCOrganization eId="caifeng" href="/ontology/organization/caifeng" showAs="采风 Caifeng"/>',
    '</references>',
    '</meta>',
  ]
    .filter((line) => line !== '')
    .join('\n');
}

function named(names: { zh: string; en?: string } | null | undefined): [string, string][] {
  if (!names) return [];
  return names.en === undefined
    ? [['zh', names.zh]]
    : [
        ['zh', names.zh],
        ['en', names.en],
      ];
}

function preface({ title, note }: { title: string | null; note: string | null }): string | null {
  if (title === null && note === null) return null;
  const titled = title === null ? '' : `<p>${element('docTitle', title)}</p>`;
  const noted =
    note === null
      ? ''
      : note
          .split('\n')
          .map((line) => element('p', line, ' class="note"'))
          .join('');
  return `<preface>${titled}${noted}</preface>`;
}

function isPlain(node: Provision): boolean {
  return node.children.every((child) => child.kind === 'PARAGRAPH' && child.children.length === 0);
}

function headed(node: Provision, ids: Map<Provision, string>): string {
  const heading = node.heading === null ? '' : element('p', node.heading, ' class="heading"');
  const own = node.text === '' ? '' : paragraphs(node.text);
  const below = node.children.map(
    (child) => `<container name="paragraph" eId="${ids.get(child)}">${paragraphs(child.text)}</container>`,
  );
  return heading + own + below.join('') || '<p/>';
}

function hierarchy(node: Provision, ids: Map<Provision, string>): string {
  const id = ids.get(node)!;
  const known = ELEMENTS[node.kind];
  const tag = known ?? 'hcontainer';
  const open = known ? `<${tag} eId="${id}">` : `<${tag} name="${node.kind.toLowerCase()}" eId="${id}">`;
  const num = node.label === null ? '' : element('num', node.label);
  const heading = node.heading === null ? '' : element('heading', node.heading);
  let inside: string;
  if (node.kind === 'TABLE') inside = `<content eId="${id}__content">${table(node.text)}</content>`;
  else if (node.children.length === 0)
    inside = `<content eId="${id}__content">${paragraphs(node.text)}</content>`;
  else {
    const intro = node.text === '' ? '' : `<intro eId="${id}__intro">${paragraphs(node.text)}</intro>`;
    inside = intro + node.children.map((child) => hierarchy(child, ids)).join('\n');
  }
  return `${open}${num}${heading}${inside}</${tag}>`;
}

function paragraphs(text: string): string {
  return text
    .split('\n')
    .map((line) => element('p', line))
    .join('');
}

function table(text: string): string {
  const rows = text.split('\n').map((row) => row.split('\t'));
  const cells = (row: string[]) => row.map((cell) => `<td>${element('p', cell)}</td>`).join('');
  return `<table>${rows.map((row) => `<tr>${cells(row)}</tr>`).join('')}</table>`;
}

/** Spaces that a reader of XML would fold are marked to be kept. */
function element(name: string, text: string, attributes = ''): string {
  if (text === '') return `<${name}${attributes}/>`;
  const kept = /^[ \t]|[ \t]$|[ \t]{2}|\t/.test(text) ? ' xml:space="preserve"' : '';
  return `<${name}${attributes}${kept}>${escape(text)}</${name}>`;
}

function escape(text: string): string {
  return xmlText(text)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/\r/g, '&#13;');
}

function attribute(text: string): string {
  return escape(text)
    .replace(/"/g, '&quot;')
    .replace(/[\n\t]/g, ' ');
}

/** Signs XML 1.0 cannot carry become U+FFFD. */
function xmlText(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '\ufffd');
}

function identifier(text: string): string {
  return text.replace(/[^A-Za-z0-9._-]/g, '-');
}

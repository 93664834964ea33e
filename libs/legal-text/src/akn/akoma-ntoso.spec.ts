import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import type { Provision } from '../legal-text.js';
import { parseLegalText } from '../parse/parse.js';
import { describeReal, manifest, rebuild, SHARED, sharedText } from '../testing.js';
import { UnreadableFile } from '../unreadable-file.js';
import { eIds } from './eids.js';
import { fromAkomaNtoso } from './from-akoma-ntoso.js';
import { toAkomaNtoso, type AkomaNtosoMetadata } from './to-akoma-ntoso.js';

const METADATA: AkomaNtosoMetadata = {
  type: 'bill',
  country: 'cn-sh',
  name: '2026-3',
  date: '2026-01-05',
  versionDate: '2026-03-01',
  author: {
    id: 'shirenda',
    zh: '示例市人民代表大会常务委员会',
    en: 'Standing Committee of the Example City People’s Congress',
  },
  kind: { zh: '地方性法规', en: 'local regulation' },
  stage: { zh: '征求意见稿', en: 'draft for comment' },
};

const DRAFT = `示例市河道保洁条例
（2026年1月5日示例市人民代表大会常务委员会通过）
为了保护河道，制定本条例。
第一章　总　　则
第一条　为了<保护>河道 & 湖泊  两类水域，制定本条例。
第二条　下列水域不适用：
（一）水库；
（二）鱼塘：
1.养殖用；
2.观赏用。
前款所称鱼塘，由区认定。
第二条之一（保洁）　河道由区管理。
附件：名录
河道	长度	
	3公里	甲
示例市人民代表大会常务委员会`;

/** The tree alone, without places in a file. */
const bare = (nodes: readonly Provision[]): unknown[] =>
  nodes.map(({ kind, number, label, heading, text, children }) => ({
    kind,
    number,
    label,
    heading,
    text,
    children: bare(children),
  }));

describe('Akoma Ntoso', () => {
  const text = parseLegalText(DRAFT);

  it('gives the same tree back', () => {
    const back = fromAkomaNtoso(toAkomaNtoso(text, METADATA));
    expect(bare(back.provisions)).toEqual(bare(text.provisions));
    expect([back.title, back.note]).toEqual([text.title, text.note]);
    expect(rebuild(back).length).toBeGreaterThan(0);
  });

  it('has ids made of printed numbers', () => {
    expect([...eIds(text.provisions).values()]).toEqual(
      expect.arrayContaining([
        'chp_1',
        'art_2',
        'art_2__para_1__point_2__indent_1',
        'art_2__para_2',
        'art_2-1',
        'annex_1__tbl_1',
      ]),
    );
  });

  it('names the organ, the kind and the stage in both languages', () => {
    const xml = toAkomaNtoso(text, METADATA);
    expect(xml).toContain('<FRBRthis value="/akn/cn-sh/bill/2026-01-05/2026-3/zho@2026-03-01/!main"/>');
    for (const name of ['地方性法规', 'local regulation', 'draft for comment', 'Example City'])
      expect(xml).toContain(name);
  });

  it.each([
    ['<akomaNtoso><debate name="hansard"/></akomaNtoso>', 'NOT_LEGISLATION', '<debate>'],
    ['<akomaNtoso><judgment name="x"/></akomaNtoso>', 'NOT_LEGISLATION', '<judgment>'],
    [
      '<!DOCTYPE akomaNtoso [<!ENTITY x SYSTEM "file:///etc/passwd">]><akomaNtoso><act><body>&x;</body></act></akomaNtoso>',
      'UNSAFE_XML',
      'DOCTYPE',
    ],
    ['<!DOCTYPE akomaNtoso><akomaNtoso><act/></akomaNtoso>', 'UNSAFE_XML', 'DOCTYPE'],
    ['<akomaNtoso><act></akomaNtoso>', 'BROKEN', 'damaged'],
    ['<akomaNtoso/>', 'BROKEN', 'damaged'],
  ])('refuses %s', (xml, code, says) => {
    const refused = (() => {
      try {
        return fromAkomaNtoso(xml);
      } catch (error) {
        return error;
      }
    })();
    expect(refused).toBeInstanceOf(UnreadableFile);
    expect(refused).toMatchObject({ code, message: expect.stringContaining(says) });
  });
});

describeReal('Akoma Ntoso against the OASIS schema', () => {
  const folder = join(SHARED, 'akoma-ntoso');
  let problems: (xml: string) => string[];

  beforeAll(async () => {
    const { XmlDocument, XsdValidator, xmlRegisterInputProvider, XmlBufferInputProvider } =
      await import('libxml2-wasm');
    const schema = readFileSync(join(folder, 'akomantoso30.xsd'));
    // The schema imports xml.xsd from beside it; nothing is fetched.
    xmlRegisterInputProvider(
      new XmlBufferInputProvider({ 'file:///xml.xsd': readFileSync(join(folder, 'xml.xsd')) }),
    );
    const validator = XsdValidator.fromDoc(
      XmlDocument.fromBuffer(schema, { url: 'file:///akomantoso30.xsd' }),
    );
    problems = (xml) => {
      try {
        using document = XmlDocument.fromString(xml);
        validator.validate(document);
        return [];
      } catch (error) {
        return [String((error as Error).message)];
      }
    };
  });

  it('knows a valid document from an invalid one', () => {
    expect(problems(sharedText('akoma-ntoso/samples/v3_it_senato_ddl_2013.xml'))).toEqual([]);
    expect(problems(sharedText('akoma-ntoso/samples/invalid_sameXmlId.xml'))).not.toEqual([]);
    const headless = toAkomaNtoso(parseLegalText(DRAFT), METADATA).replace(/<FRBRauthor[^>]*>/, '');
    expect(problems(headless)).toEqual([expect.stringContaining('FRBRauthor')]);
  });

  it('is met by a text with everything in it', () =>
    expect(problems(toAkomaNtoso(parseLegalText(DRAFT), METADATA))).toEqual([]));

  it.each(
    (['regulations', 'versions'] as const).flatMap((name) =>
      manifest(name).map(({ file }) => `${name}/${file}`),
    ),
  )('is met by %s, which comes back the same', (file) => {
    const text = parseLegalText(sharedText(file));
    const xml = toAkomaNtoso(text, METADATA);
    expect(problems(xml)).toEqual([]);
    const back = fromAkomaNtoso(xml);
    expect(bare(back.provisions)).toEqual(bare(text.provisions));
    expect([back.title, back.note]).toEqual([text.title, text.note]);
  });

  it.each([
    ['v3_it_senato_ddl_2013.xml', 'ARTICLE'],
    ['v3_uk_asp-2017-1-enacted-data.akn.xml', 'ARTICLE'],
  ])('reads %s', (name, kind) => {
    const { provisions } = fromAkomaNtoso(sharedText(`akoma-ntoso/samples/${name}`));
    const kinds = JSON.stringify(bare(provisions));
    expect(kinds).toContain(`"kind":"${kind}"`);
    expect(kinds.length).toBeGreaterThan(10_000);
  });

  it('refuses the debate by name', () => {
    expect(() =>
      fromAkomaNtoso(sharedText('akoma-ntoso/samples/v3_ke_Debate_Bungeni_2011-06-10.xml')),
    ).toThrow('<debate>');
  });
});

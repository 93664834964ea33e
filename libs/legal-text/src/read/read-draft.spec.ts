import iconv from 'iconv-lite';
import { cite, walk } from '../cite/cite.js';
import type { LegalText, Provision } from '../legal-text.js';
import { UnreadableFile } from '../unreadable-file.js';
import { docxOf, numbered, numberingXml, p, scannedPdf, zipOf } from './fixtures.js';
import { readDraft } from './read-draft.js';

const PLAIN = '示例条例\n第一条　为了便民，制定本条例。\n第二条　下列行为禁止：\n（一）倾倒垃圾。';
const CITED = ['第一条 为了便民，制定本条例。', '第二条 下列行为禁止：', '第二条第（一）项 倾倒垃圾。'];

const told = ({ provisions }: LegalText) =>
  [...walk<Provision>(provisions)].map((path) => `${cite(path)} ${path.at(-1)!.text}`.trim());
const read = (bytes: Uint8Array, name = 'draft') => readDraft({ name, bytes });
const readDocxBody = async (body: string, parts?: Record<string, string | Buffer>) =>
  read(await docxOf(body, parts));

describe('readDraft', () => {
  it.each<[string, Uint8Array]>([
    ['UTF-8', Buffer.from(PLAIN)],
    ['UTF-8 with BOM', Buffer.from('\uFEFF' + PLAIN)],
    ['GB18030', iconv.encode(PLAIN, 'gb18030')],
    ['UTF-16', iconv.encode(PLAIN, 'utf16-le', { addBOM: true })],
    ['old Macintosh line ends', Buffer.from(PLAIN.replace(/\n/g, '\r'))],
    [
      'Markdown',
      Buffer.from(PLAIN.replace('示例', '# 示例').replace(/\n/g, '\n\n').replace('第一条', '**第一条**')),
    ],
    ['a page', Buffer.from(`<html><body><h1>${PLAIN.replace(/\n/g, '</h1><p>')}</body></html>`)],
    [
      'a web archive',
      Buffer.from(
        `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(`<p>${PLAIN.replace(/\n/g, '</p><p>')}</p>`).toString('base64')}\r\n--b--`,
      ),
    ],
  ])('reads %s by its content', async (_, bytes) => {
    const text = await read(bytes);
    expect([text.title, told(text)]).toEqual(['示例条例', CITED]);
  });

  it('reads Big5', async () => {
    const text = await read(
      iconv.encode('示例自治條例\n第一條　為保護河川，特制定本條例。\n第二條　本條例自公布日施行。', 'big5'),
    );
    expect([text.title, text.usage, told(text)[0]]).toEqual([
      '示例自治條例',
      'TAIWAN',
      '第一条 為保護河川，特制定本條例。',
    ]);
  });

  it('joins the lines of a file wrapped at a fixed width', async () => {
    const long =
      '为了加强河道保洁改善人居环境保障公众健康推进生态文明建设根据有关法律和行政法规结合本市实际制定本条例。';
    const lines = Array.from({ length: 8 }, (_, i) =>
      `　　第${'一二三四五六七八'[i]}条　${long}`.match(/.{1,20}/gu)!.join('\n'),
    );
    const text = await read(Buffer.from(`示例条例\n${lines.join('\n')}`));
    expect(told(text)).toEqual(Array.from({ length: 8 }, (_, i) => `第${'一二三四五六七八'[i]}条 ${long}`));
  });
});

describe('readDraft on Word files', () => {
  const TITLE = p('示例条例');

  it('prints the numbers Word keeps out of the text', async () => {
    const numbering = numberingXml([
      { format: 'chineseCountingThousand', pattern: '第%1章' },
      { format: 'chineseCounting', pattern: '第%2条' },
      { format: 'chineseCounting', pattern: '（%3）' },
    ]);
    const body = [
      numbered(0, '总则'),
      numbered(1, '甲：'),
      numbered(2, '一；'),
      numbered(2, '二。'),
      numbered(1, '乙：'),
      numbered(2, '三。'),
    ];
    const text = await readDocxBody(TITLE + body.join(''), { 'word/numbering.xml': numbering });
    expect(told(text)).toEqual([
      '第一章',
      '第一条 甲：',
      '第一条第（一）项 一；',
      '第一条第（二）项 二。',
      '第二条 乙：',
      '第二条第（一）项 三。',
    ]);
    expect(text.provisions[0]!.heading).toBe('总则');
  });

  it('takes tracked changes as accepted, and says so', async () => {
    const text = await readDocxBody(
      `${TITLE}<w:p><w:r><w:t>第一条　罚款</w:t></w:r><w:del><w:r><w:delText>二百元</w:delText></w:r></w:del><w:ins><w:r><w:t>五百元</w:t></w:r></w:ins><w:r><w:t>。</w:t></w:r></w:p>`,
    );
    expect(told(text)).toEqual(['第一条 罚款五百元。']);
    expect(text.warnings.map(({ code }) => code)).toEqual(['TRACKED_CHANGES']);
  });

  it('reads tabs, line breaks, fields, links, hidden text, boxes and notes for what they are', async () => {
    const box = `<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>${p('第二条　框中的条文。')}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${p('第二条　框中的条文。')}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`;
    const text = await readDocxBody(
      [
        '<w:p><w:r><w:t>示例市</w:t></w:r><w:r><w:br/></w:r><w:r><w:t>河道条例</w:t></w:r></w:p>',
        '<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs></w:pPr><w:r><w:t>第一条</w:t><w:tab/><w:t>依照</w:t></w:r><w:hyperlink r:id="x"><w:r><w:t>《河道法》</w:t></w:r></w:hyperlink><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF x </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>制定</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>（内部）</w:t></w:r><w:r><w:footnoteReference w:id="2"/><w:t>。</w:t></w:r></w:p>',
        box,
      ].join(''),
      {
        'word/footnotes.xml': `<w:footnotes xmlns:w="urn:w"><w:footnote w:id="2">${p('供参考。')}</w:footnote></w:footnotes>`,
      },
    );
    expect(text.title).toBe('示例市河道条例');
    expect(told(text)).toEqual(['第一条 依照《河道法》制定。', '第二条 框中的条文。']);
    expect(text.paragraphs.filter(({ role }) => role === 'ASIDE').map(({ text }) => text)).toEqual([
      '供参考。',
    ]);
  });

  it('drops a table of contents that is a field of links', async () => {
    const entry = (name: string) =>
      `<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr><w:hyperlink w:anchor="_Toc1"><w:r><w:t>${name}</w:t></w:r><w:r><w:tab/><w:t>1</w:t></w:r></w:hyperlink></w:p>`;
    const text = await readDocxBody(
      TITLE + p('目录') + entry('第一章　总则') + p('第一章　总则') + p('第一条　甲。'),
    );
    expect(told(text)).toEqual(['第一章', '第一条 甲。']);
    expect(text.warnings).toEqual([]);
  });

  it('keeps tables as rows, and looks through tables that are only layout', async () => {
    const row = (...cells: string[]) =>
      `<w:tr>${cells.map((cell) => `<w:tc>${p(cell)}</w:tc>`).join('')}</w:tr>`;
    const layout = `<w:tbl>${row('第一条　甲。')}${row('第二条　费用如下：')}</w:tbl>`;
    const text = await readDocxBody(`${TITLE}${layout}<w:tbl>${row('项目', '元')}${row('', '5')}</w:tbl>`);
    expect(told(text)).toEqual(['第一条 甲。', '第二条 费用如下：', '第二条表一 项目\t元\n\t5']);
  });

  it('reads a text kept whole in an altChunk part', async () => {
    const relations =
      '<Relationships xmlns="x"><Relationship Id="c" Type="y/aFChunk" Target="chunk.html"/></Relationships>';
    const text = await readDocxBody('<w:altChunk r:id="c"/>', {
      'word/_rels/document.xml.rels': relations,
      'word/chunk.html': `<html><body><h1>示例条例</h1><p><a href="#a">第一章 总则</a></p><h2>第一章 总则</h2><p>第一条&nbsp;甲。</p><table><tr><td>河</td><td>长</td></tr></table></body></html>`,
    });
    expect(told(text)).toEqual(['第一章', '第一条 甲。', '第一条表一 河\t长']);
  });
});

it.each([
  ['a.doc', 'OLD_DOC'],
  ['a.docx', 'ENCRYPTED'],
  ['a.bin', 'UNKNOWN_FORMAT'],
])('readDraft goes by the ending of a compound file without its directory: %s', async (name, code) => {
  const bytes = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504)]);
  await expect(readDraft({ name, bytes })).rejects.toMatchObject({ code });
});

describe('readDraft refuses', () => {
  const compound = (name: string) =>
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from(name, 'utf16le')]);
  const refusal = async (bytes: Uint8Array, name?: string): Promise<unknown> =>
    read(bytes, name).then(
      () => 'read',
      (error: unknown) => error,
    );

  it.each<[string, Uint8Array | Promise<Uint8Array>, string]>([
    ['an empty file', Buffer.alloc(0), 'EMPTY'],
    ['blank lines', Buffer.from('\n \n　\n'), 'EMPTY'],
    ['an empty Word file', docxOf(''), 'EMPTY'],
    [
      'a letter',
      Buffer.from('尊敬的领导：\n您好。我想反映一个问题。\n一、路灯不亮。\n二、垃圾没人收。'),
      'NOT_A_LEGAL_TEXT',
    ],
    ['a table of figures', Buffer.from('年份,数量\n2019,2000\n2020,2770\n'), 'NOT_A_LEGAL_TEXT'],
    ['an encrypted Word file', compound('EncryptedPackage'), 'ENCRYPTED'],
    ['an old Word file', compound('WordDocument'), 'OLD_DOC'],
    ['an old spreadsheet', compound('Workbook'), 'UNKNOWN_FORMAT'],
    [
      'a spreadsheet',
      zipOf({ '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '<x/>' }),
      'UNKNOWN_FORMAT',
    ],
    ['an archive', zipOf({ 'a.txt': PLAIN }), 'UNKNOWN_FORMAT'],
    ['half a Word file', docxOf(p(PLAIN)).then((bytes) => bytes.subarray(0, 300)), 'BROKEN'],
    ['a Word file of broken XML', zipOf({ 'word/document.xml': '<w:document><w:p>' }), 'BROKEN'],
    [
      'a Word file with a document type',
      zipOf({ 'word/document.xml': '<!DOCTYPE x [<!ENTITY e "e">]><w:document/>' }),
      'UNSAFE_XML',
    ],
    ['a scanned PDF', scannedPdf(), 'SCANNED_PDF'],
    ['half a PDF', scannedPdf().subarray(0, 40), 'BROKEN'],
    ['a picture', Buffer.from('\u0089PNG\r\n\u001a\n0000', 'latin1'), 'UNKNOWN_FORMAT'],
    ['RTF', Buffer.from('{\\rtf1 hello}'), 'UNKNOWN_FORMAT'],
    [
      'bytes that are no text',
      Buffer.from(Array.from({ length: 999 }, (_, i) => (i * 7919) % 256)),
      'UNKNOWN_FORMAT',
    ],
    ['60 MB', Buffer.alloc(60 * 1024 * 1024, 0x41), 'TOO_LARGE'],
    ['an Akoma Ntoso debate', Buffer.from('<akomaNtoso><debate/></akomaNtoso>'), 'NOT_LEGISLATION'],
  ])('%s', async (_, bytes, code) => {
    const refused = await refusal(await bytes);
    expect(refused).toBeInstanceOf(UnreadableFile);
    const { messageZh, message } = refused as UnreadableFile;
    expect(refused).toMatchObject({ code });
    expect([messageZh, message]).toEqual([
      expect.stringMatching(/[\u4e00-\u9fff]{4}/),
      expect.stringMatching(/\w{4}/),
    ]);
  });

  it('a zip bomb before it is inflated, and one whose directory lies while it is', async () => {
    const bomb = await zipOf({ 'word/document.xml': Buffer.alloc(90 * 1024 * 1024, 0x20) });
    expect(bomb.length).toBeLessThan(1024 * 1024);
    const started = performance.now();
    expect(await refusal(bomb)).toMatchObject({ code: 'TOO_LARGE' });
    expect(performance.now() - started).toBeLessThan(200);
    // The same with the declared size set to 5 bytes, in the directory and beside the data.
    const lying = Buffer.from(bomb);
    const size = Buffer.alloc(4);
    size.writeUInt32LE(90 * 1024 * 1024);
    for (let at = lying.indexOf(size); at !== -1; at = lying.indexOf(size, at + 4))
      lying.writeUInt32LE(5, at);
    expect(await refusal(lying)).toMatchObject({ code: expect.stringMatching(/TOO_LARGE|BROKEN/) });
  });
});

import { existsSync, readFileSync } from 'node:fs';
import { utils, write } from '@e965/xlsx';
import iconv from 'iconv-lite';
import { ZipFile } from 'yazl';
import { buffer } from 'node:stream/consumers';
import { readTable } from './read-table.js';
import { readTableOfComments } from './table-of-comments.js';

const cellsOf = async (bytes: Uint8Array, sheet?: string) => {
  const table = await readTable(bytes, { sheet });
  const rows: string[][] = [];
  for await (const { cells } of table.rows) rows.push(cells);
  return { ...table, rows };
};

const rows = [
  ['条款', '意见'],
  ['第二条', '太吵了；要管，"真的"'],
  ['第三条', '两行\n的话'],
];
const quoted = (delimiter: string) =>
  rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter)).join('\r\n');

describe('delimited text', () => {
  it.each([',', ';', '\t'])(
    'in UTF-8, with and without BOM, in GB18030 and UTF-16, cut at "%s"',
    async (delimiter) => {
      const text = quoted(delimiter);
      const files = [
        Buffer.from(text),
        Buffer.from(`\ufeff${text}`),
        iconv.encode(text, 'gb18030'),
        Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]),
      ];
      for (const file of files) expect((await cellsOf(file)).rows).toEqual(rows);
    },
  );

  it('takes quotation marks inside tab-delimited text as they are', async () => {
    const text = 'ID\tTEXT\n1\t"他说"好的\n2\t没有"引号\n';
    expect((await cellsOf(Buffer.from(text))).rows).toEqual([
      ['ID', 'TEXT'],
      ['1', '"他说"好的'],
      ['2', '没有"引号'],
    ]);
  });

  it('counts rows as a person does, and leaves out those without any text', async () => {
    const table = await readTable(Buffer.from('意见\n\n  \n好\n'));
    const numbers: number[] = [];
    for await (const { number } of table.rows) numbers.push(number);
    expect(numbers).toEqual([1, 4]);
  });

  it.each([
    ['nothing', Buffer.alloc(0), 'EMPTY'],
    ['an old .xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3]), 'OLD_OR_ENCRYPTED'],
    ['a PDF', Buffer.from('%PDF-1.7\n'), 'NOT_A_TABLE'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0xff, 0xfe, 0x80]), 'NOT_A_TABLE'],
    ['a broken zip', Buffer.from('PK\u0003\u0004 and then nothing of the kind'), 'BROKEN'],
    ['an open quotation', Buffer.from('a,b\n1,"no end\n'), 'BROKEN'],
    ['a row of 10,000 cells', Buffer.from('a'.concat(',b'.repeat(10_000))), 'TOO_WIDE'],
  ])('refuses %s', async (_, bytes, code) => {
    await expect(cellsOf(bytes)).rejects.toMatchObject({ name: 'UnreadableTable', code });
  });
});

const workbook = (sheets: Record<string, unknown[][]>, options = {}) => {
  const book = utils.book_new();
  for (const [name, data] of Object.entries(sheets))
    utils.book_append_sheet(book, utils.aoa_to_sheet(data, { UTC: true }), name);
  return write(book, { type: 'buffer', bookType: 'xlsx', ...options }) as Buffer;
};

const zipped = async (parts: Record<string, Buffer>) => {
  const zip = new ZipFile();
  for (const [name, bytes] of Object.entries(parts)) zip.addBuffer(bytes, name);
  zip.end();
  return buffer(zip.outputStream);
};

describe('.xlsx', () => {
  it('reads texts, numbers, dates and moments, and leaves ghost rows out', async () => {
    const file = workbook({
      采集: [
        ['日期', '意见', '人数'],
        [new Date(Date.UTC(2022, 2, 5)), '好', 3],
        [null, null, null],
        [new Date(Date.UTC(2022, 2, 5, 11, 25, 7)), '不好', 1.5],
        ['', '', ''],
      ],
      另一张: [['x']],
    });
    const read = await cellsOf(file);
    expect(read.sheets).toEqual(['采集', '另一张']);
    expect(read.rows).toEqual([
      ['日期', '意见', '人数'],
      ['2022-03-05', '好', '3'],
      ['2022-03-05 11:25:07', '不好', '1.5'],
    ]);
    expect((await cellsOf(file, '另一张')).rows).toEqual([['x']]);
    await expect(cellsOf(file, '没有')).rejects.toMatchObject({ code: 'NO_SUCH_SHEET' });
  });

  it('refuses a bomb before a parser sees it, macros, and zips that are no workbook', async () => {
    const bomb = await zipped({
      'xl/workbook.xml': Buffer.from('<workbook/>'),
      'xl/worksheets/sheet1.xml': Buffer.alloc(250 * 1024 * 1024),
    });
    expect(bomb.length).toBeLessThan(1024 * 1024);
    await expect(cellsOf(bomb)).rejects.toMatchObject({ code: 'TOO_LARGE' });
    const lying = Buffer.from(bomb);
    // The directory claims 10 bytes; what comes out is counted all the same.
    const entry = lying.lastIndexOf('xl/worksheets/sheet1.xml') - 46;
    lying.writeUInt32LE(10, entry + 24);
    await expect(cellsOf(lying)).rejects.toMatchObject({ name: 'UnreadableTable' });
    const macros = await zipped({
      'xl/workbook.xml': Buffer.from('<a/>'),
      'xl/vbaProject.bin': Buffer.from('x'),
    });
    await expect(cellsOf(macros)).rejects.toMatchObject({ code: 'MACROS' });
    await expect(cellsOf(await zipped({ 'word/document.xml': Buffer.from('<a/>') }))).rejects.toMatchObject({
      code: 'NOT_A_TABLE',
    });
  });
});

describe('columns', () => {
  const columnsOf = async (text: string, choices: string[] = []) => {
    const { header, columns } = await readTableOfComments(Buffer.from(text), { choices });
    return Object.fromEntries(Object.entries(columns).map(([field, i]) => [field, header[i]]));
  };

  it('are guessed from headings, and dates from what is in them', async () => {
    expect(
      await columnsOf('序号,听取日期,条款,意见内容,理由,人数,渠道,联系点,姓名,电话\n1,2022.3.5,5,好,,,,,,'),
    ).toEqual({
      heardOn: '听取日期',
      article: '条款',
      text: '意见内容',
      reason: '理由',
      voices: '人数',
      channel: '渠道',
      point: '联系点',
      name: '姓名',
      phone: '电话',
    });
    expect(await columnsOf('留言编号,留言用户,留言主题,留言时间,留言详情\n1,a,b,2020/1/1 8:00:00,c')).toEqual(
      {
        heardOn: '留言时间',
        text: '留言详情',
      },
    );
    expect(await columnsOf('id,target,text,stance\n1,a,b,c')).toEqual({ text: 'text' });
    expect(await columnsOf('編號,附議時間,附議原因\n1,2025-10-16 01:29:32,c')).toEqual({
      heardOn: '附議時間',
      text: '附議原因',
    });
    expect(await columnsOf('某区意见汇总表,,\n,,\n条款,意见建议,备注\n5,好,')).toEqual({
      article: '条款',
      text: '意见建议',
    });
  });

  it('are named by the person where the guess is wrong', async () => {
    expect(await columnsOf('a,b,c\n1,2,3', ['text=b', 'reason=3'])).toEqual({ text: 'b', reason: 'c' });
    expect(await columnsOf('意见,理由\n好,是', ['reason=-'])).toEqual({ text: '意见' });
    await expect(columnsOf('意见\n好', ['text=没有'])).rejects.toThrow('没有');
    await expect(columnsOf('意见\n好', ['words=意见'])).rejects.toThrow('words');
    await expect(columnsOf('a,b\n1,2')).rejects.toThrow('a, b');
  });
});

const shared = '../shared/data/comments';
const real = existsSync(shared) ? describe : describe.skip;
real('real files (skipped where ../shared/data is absent)', () => {
  const read = (name: string) => readTableOfComments(readFileSync(`${shared}/${name}`));
  const word = ({ rows, columns }: Awaited<ReturnType<typeof read>>, i: number) =>
    rows[i]!.cells[columns.text!];

  it('附件3: 4,326 messages, the same from .xlsx and .csv', async () => {
    const [xlsx, csv] = [await read('附件3_留言_点赞反对.xlsx'), await read('附件3_留言_点赞反对.csv')];
    expect([xlsx.rows.length, csv.rows.length]).toEqual([4326, 4326]);
    expect(xlsx.header[xlsx.columns.text!]).toBe('留言详情');
    for (const i of [0, 1, 500, 4325])
      expect(word(xlsx, i)!.trim()).toBe(word(csv, i)!.replace(/\r/g, '').trim());
  });

  it('posts in GB18030, UTF-8 with and without BOM', async () => {
    const unknown = await read(
      'nlpcc2016_stance/original_encodings/NLPCC_2016_Stance_Detection_Task_A_Unknown.txt',
    );
    expect(unknown.table.format).toContain('GB18030');
    expect(word(unknown, 0)).toContain('北京');
    const labelled = await read('nlpcc2016_stance/stance_labelled_4000.csv');
    expect(labelled.rows).toHaveLength(4000);
    expect((await read('nlpcc2016_stance/stance_unlabelled_14000.csv')).rows).toHaveLength(14_000);
    const sample = await read('nlpcc2016_stance/original_encodings/evasampledata4-TaskAA.txt');
    expect(sample.header[sample.columns.text!]).toBe('TEXT');
  });

  it('a petition and a conversation from Taiwan', async () => {
    const petition = await read('join_gov_tw_endorsements.csv');
    expect(petition.rows.filter(({ cells }) => !cells[petition.columns.text!]?.trim())).toHaveLength(715);
    const conversation = await read('vtaiwan.uberx/comments.csv');
    expect(conversation.header[conversation.columns.text!]).toBe('comment-body');
    await expect(read('vtaiwan.uberx/votes.csv')).rejects.toThrow('voter-id');
  });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { UsageError } from '../command.js';
import importComments from './import-comments.js';
import importDraft from './import-draft.js';

const folder = mkdtempSync(join(tmpdir(), 'caifeng-imports-'));
const file = (name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
let told = '';
beforeEach(() => {
  told = '';
  jest.spyOn(process.stderr, 'write').mockImplementation((line) => ((told += String(line)), true));
});
afterEach(() => jest.restoreAllMocks());
afterAll(() => rmSync(folder, { recursive: true }));

// Told before any database is opened.
it.each([
  [[], 'Name one file'],
  [['a.csv', 'b.csv'], 'Name one file'],
  [['a.csv'], '--consultation'],
  [['a.csv', '--consultation', 'x', '--heard-on', '2026-02-30'], '2026-02-30'],
  [['a.csv', '--consultation', 'x', '--channel', 'pigeon'], 'MEETING'],
  [['a.csv', '--consultation', 'x'], 'no file a.csv'],
  [[folder, '--consultation', 'x'], 'no file'],
  [[file('names.csv', '甲,乙\n1,2'), '--consultation', 'x'], '甲, 乙'],
  [[file('words.csv', '意见\n好'), '--consultation', 'x', '--column', 'text=没有'], '没有'],
])('import-comments %j: says what is wrong', async (args, words) => {
  const story = async () => importComments.run(args);
  await expect(story()).rejects.toThrow(words);
  await expect(story()).rejects.toBeInstanceOf(UsageError);
});

it('import-comments refuses what is no table, in both languages', async () => {
  const path = file('old.xls', '\u00d0');
  writeFileSync(path, Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]));
  expect(await importComments.run([path, '--consultation', 'x'])).toBe(1);
  expect(told).toMatch(/\.xlsx[\s\S]*另存为 \.xlsx/);
});

it('import-draft --check reads a text and shows what is in it', async () => {
  const path = file(
    'draft.txt',
    '示例市安静规定\n第一章　总则\n第一条　为了安静：\n（一）关小电视；\n（二）轻声。\n第三条　完。',
  );
  expect(await importDraft.run([path, '--check'])).toBeUndefined();
  expect(told).toContain('示例市安静规定: 2 articles (条), 0 编, 1 章, 0 节, 2 项');
  expect(told).toContain('paragraph 6');
});

it('import-draft says what is wrong', async () => {
  expect(await importDraft.run([file('list.csv', 'a,b\n1,2'), '--check'])).toBe(1);
  expect(told).toContain('第…条');
  await expect((async () => importDraft.run(['a.txt', '--stage', 'FIRST']))()).rejects.toThrow(
    'SECOND_READING',
  );
  await expect((async () => importDraft.run(['a.txt', '--dated', 'today']))()).rejects.toThrow('--dated');
});

import type { ParagraphRole } from '../legal-text.js';
import { squeeze, type Line } from './line.js';

/** How many of the first lines are title, 题注 and 目录, and what they say; the body begins at `body`. */
export interface Front {
  roles: ParagraphRole[];
  /** Entries of the 目录, as lines, for comparing with the headings that follow. */
  contents: Line[];
  /** A line 目录 whose entries never come again as headings. */
  contentsWithoutBody: Line | null;
}

const CONTENTS_TITLE = /^[目][\s\u3000]*[录錄次]$/;
const TITLE_END =
  /(?:法|法典|条例|條例|规定|規定|办法|辦法|决定|決定|决议|决議|细则|細則|规则|規則|规程|章程|解释|解釋|准则|準則|标准|修正案|宪法|憲法|意见|批复|通知|公告|方案|守则|通则|通則|公约|制度|名录|草案|稿|[）)])$/;
const DATED =
  /^[（(【]?\s*(?:根据|根據)?\s*(?:公元|中華民國|中华民国)?\s*(?:[12０-９0-9]\d{3}|[〇○零一二三四五六七八九]{4}|[一二三四五六七八九十百]+)\s*年/;
const ENACTED = /(?:通过|通過|公布|发布|發布|修正|修订|修訂|施行|批准|颁布|印发|令第|制定)[^。]*。?$/;
/** 市长　某某: who signed the order that stands above the title. */
const OFFICE =
  /^(?:国务院)?(?:代?总理|[省市州县区]长|主席|主任|部长|局长|署长|行长|院长|检察长|委员长)[\s：:]/;
/** 某府发〔2026〕3号. */
const NUMBERED_PAPER =
  /^[（(]?[\u4e00-\u9fff]{1,16}\s*[〔[［（(【]\s*\d{4}\s*[〕\]］）)】]\s*第?\s*\d+\s*号[）)]?$/;
const PROMULGATION = /(?:令|公告|文件|号|號)$/;

/** Sorts out the lines before the body. `isStart` says whether a line begins the body's structure. */
export function readFront(lines: readonly Line[]): Front {
  const roles: ParagraphRole[] = lines.map((line) => line.paragraph.role);
  const front: Front = { roles, contents: [], contentsWithoutBody: null };
  readContents(lines, front);
  const end = lines.findIndex((line, i) => roles[i] === 'BODY' && startsBody(line));
  readTitle(lines, end === -1 ? lines.length : end, roles);
  return front;
}

function startsBody({ mark }: Line): boolean {
  return mark !== null && (mark.is !== 'ANNEX' || mark.number !== null);
}

/**
 * The 目录 is the run of headings whose first one comes again: that second time is the body. A run of headings
 * without the word 目录 above it counts too, for Word files whose contents are a field of links.
 */
function readContents(lines: readonly Line[], front: Front): void {
  const titleAt = lines.findIndex((line) => CONTENTS_TITLE.test(line.text));
  const explicit = titleAt !== -1 && lines.slice(0, titleAt).every(({ mark }) => mark?.is !== 'ARTICLE');
  const first = explicit ? titleAt + 1 : lines.findIndex((line) => entryKey(line, false) !== null);
  if (explicit) front.roles[titleAt] = 'CONTENTS';
  front.contents = lines.filter(({ paragraph }) => paragraph.role === 'CONTENTS');
  if (front.contents.length > 0) return;
  if (first === -1 || first >= lines.length) return;
  const firstKey = entryKey(lines[first]!, explicit);
  for (let i = first + 1; i < lines.length; i++) {
    const key = entryKey(lines[i]!, explicit);
    if (key !== null && key === firstKey) {
      for (let j = first; j < i; j++) front.roles[j] = 'CONTENTS';
      front.contents = lines.slice(first, i);
      return;
    }
    // A long entry of a printed 目录 may run on to a second line; a sentence ends it.
    if (key === null && (!explicit || lines[i]!.text.length > 40 || /[。；：]/.test(lines[i]!.text))) break;
  }
  if (explicit) front.contentsWithoutBody = lines[titleAt]!;
}

/** What makes an entry of the 目录 and its heading the same: kind, number and the first signs of the name. */
function entryKey(line: Line, explicit: boolean): string | null {
  const { text, mark } = line;
  if (/[。；]$/.test(text) || text.length > 80) return null;
  if (mark?.is === 'HEADING') return `${mark.kind} ${mark.number ?? squeeze(text)}`;
  if (mark?.is === 'PREAMBLE') return 'PREAMBLE';
  if (mark?.is === 'ANNEX') return explicit ? `ANNEX ${mark.number}` : null;
  if (!explicit) return null;
  if (mark?.is === 'ARTICLE') return `ARTICLE ${mark.number}`;
  return mark?.is === 'LIST' && mark.style === 'COMMA' ? `LIST ${mark.number}` : null;
}

function readTitle(lines: readonly Line[], end: number, roles: ParagraphRole[]): void {
  const front = lines.map((_, i) => i).filter((i) => i < end && roles[i] === 'BODY');
  if (front.length === 0) return;
  let title = front.find((i) => roles[i] === 'TITLE') ?? pickTitle(lines, front);
  if (title === undefined) return;
  const at = front.indexOf(title);
  // Above the title stand the order that promulgates it, or 附件: told apart from the body.
  for (const i of front.slice(0, at)) roles[i] = 'NOTE';
  roles[title] = 'TITLE';
  let rest = at + 1;
  while (rest < front.length && continuesTitle(lines[title]!, lines[front[rest]!]!)) {
    title = front[rest++]!;
    roles[title] = 'TITLE';
  }
  let open = false;
  for (; rest < front.length; rest++) {
    const i = front[rest]!;
    const { text } = lines[i]!;
    // 本修正案自公布之日起施行 may stand between the dates.
    const between = text.length <= 40 && rest + 1 < front.length && isNote(lines[front[rest + 1]!]!.text);
    if (!open && !isNote(text) && !between) break;
    roles[i] = 'NOTE';
    open = (open || /^[（(]/.test(text)) && !/[）)]$/.test(text);
  }
}

/** The title: the last title-like line after a promulgating order, else the first line when it reads like one. */
function pickTitle(lines: readonly Line[], front: number[]): number | undefined {
  const titles = front.filter((i) => isTitle(lines[i]!.text));
  const first = lines[front[0]!]!.text;
  if (titles.length > 1 && (PROMULGATION.test(squeeze(first)) || /^附/.test(first))) {
    return titles.find((i) => i > front[0]! && !PROMULGATION.test(squeeze(lines[i]!.text))) ?? titles[0];
  }
  if (titles[0] !== undefined) return firstLineOf(titles[0], lines);
  return /[。；，：]/.test(first) || first.length > 60 ? undefined : front[0];
}

/** Where a title printed over several lines begins. */
function firstLineOf(title: number, lines: readonly Line[]): number {
  let first = title;
  while (first > 0 && isTitlePiece(lines[first - 1]!, lines[first]!)) first--;
  return first;
}

function isTitlePiece(above: Line, below: Line): boolean {
  const adjacent = below.paragraph.number === above.paragraph.number + 1;
  return (
    adjacent &&
    above.paragraph.role === 'BODY' &&
    !/[。；：]/.test(above.text) &&
    !PROMULGATION.test(above.text) &&
    !isNote(above.text) &&
    !OFFICE.test(above.text) &&
    !/^附/.test(above.text)
  );
}

function isTitle(text: string): boolean {
  return text.length <= 120 && !/[。；：]/.test(text) && !isNote(text) && TITLE_END.test(squeeze(text));
}

/** A title broken over two lines: 关于在沿海 / 港口城市设立海事法院的决定; or （征求意见稿） on its own line. */
function continuesTitle(above: Line, below: Line): boolean {
  if (/^[（(](?:.{0,12}(?:稿|草案|试行|暂行|修订|代拟).{0,8})[）)]$/.test(squeeze(below.text))) return true;
  return isTitlePiece(above, below) && !TITLE_END.test(squeeze(above.text)) && isTitle(below.text);
}

/** 题注: （2021年8月20日……通过）, 2003年12月31日 ……通过, 根据……修正. */
function isNote(text: string): boolean {
  if (/[：:]$/.test(text)) return false;
  if (NUMBERED_PAPER.test(text)) return true;
  return ENACTED.test(text) ? DATED.test(text) || /^[（(]/.test(text) : DATED.test(text) && text.length < 60;
}

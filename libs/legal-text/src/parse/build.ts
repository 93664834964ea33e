import type { ParsedProvision } from '../legal-text.js';
import { squeeze } from './line.js';
import type { ListStyle } from './marks.js';
import type { Settled, SettledLine } from './settle.js';
import {
  attach,
  block,
  BODY_RANK,
  finish,
  lastBlock,
  leadAndText,
  paragraph,
  unit,
  whole,
  type Block,
  type Piece,
  type Unit,
} from './units.js';

/** An item that the next lines may go on or follow. */
interface OpenItem {
  style: ListStyle;
  number: number;
  unit: Unit;
}

/** 本决定自……起施行 closes the whole decision, not its last clause. */
const CLOSING = /^(?:本(?:决定|决议|修正案|解释)自.*(?:施行|生效)。|.{0,40}根据本(?:决定|修正案).*公布。)$/;
const CAPTION =
  /^(\s*)(?:（([^（）。；：]{1,40})）|\(([^()。；：]{1,40})\)|【([^】。]{1,40})】|〖([^〗。]{1,40})〗|〔([^〕。]{1,40})〕|［([^］。]{1,40})］|\[([^\]。]{1,40})\])(\s*)/;

/**
 * Builds the tree. Every line becomes part of exactly one node, whatever it says. `contents` are the entries of the
 * 目录, without blanks: they tell whether a heading goes on in the next line.
 */
export function build(lines: readonly SettledLine[], contents: ReadonlySet<string>): ParsedProvision[] {
  return new Builder(lines, contents).build();
}

class Builder {
  private readonly root: Unit = unit('PREAMBLE', { rank: -1 });
  /** Open units from the root to the one that takes the next line. */
  private stack: Unit[] = [this.root];
  private items: OpenItem[] = [];
  private readonly nextItem: (SettledLine | null)[];
  private at = 0;

  constructor(
    private readonly lines: readonly SettledLine[],
    private readonly contents: ReadonlySet<string>,
  ) {
    this.nextItem = nextItems(lines);
  }

  build(): ParsedProvision[] {
    for (this.at = 0; this.at < this.lines.length; this.at++) this.add(this.lines[this.at]!);
    return this.root.entries.map((entry) => finish('kind' in entry ? entry : paragraph(entry)));
  }

  private get top(): Unit {
    return this.stack[this.stack.length - 1]!;
  }

  private add(line: SettledLine): void {
    const { settled } = line;
    switch (settled.is) {
      case 'HEADING':
        return this.heading(line, settled);
      case 'ARTICLE':
        return this.article(line, settled);
      case 'ANNEX':
        return this.annex(line, settled);
      case 'LIST':
        return this.listed(line, settled);
      case 'PREAMBLE':
        return void this.open(unit('PREAMBLE', { heading: line.text, lead: [whole(line)], rank: BODY_RANK }));
      case 'SIGNATURE':
        return this.signature(line);
      case 'ROW':
        return this.row(line);
      case 'QUOTED':
        return this.quoted(line);
      case 'PLAIN':
        return this.plain(line);
    }
  }

  private open(next: Unit): Unit {
    while (this.top.rank >= next.rank) this.stack.pop();
    this.top.entries.push(next);
    this.stack.push(next);
    this.items = [];
    return next;
  }

  private heading(line: SettledLine, settled: Settled & { is: 'HEADING' }): void {
    const { kind, number, label, end, rank } = settled;
    const heading = line.text.slice(end).trim();
    const lead = [whole(line)];
    const name = heading === '' ? this.takeName(lead) : heading + this.takeRest(line, lead);
    this.open(unit(kind, { number, label, heading: name, lead, rank }));
  }

  private annex(line: SettledLine, settled: Settled & { is: 'ANNEX' }): void {
    const heading = line.text.slice(settled.end).trim();
    const lead = [whole(line)];
    this.open(
      unit('ANNEX', {
        number: settled.number,
        label: settled.label,
        heading: heading === '' ? this.takeName(lead) : heading,
        lead,
        rank: 0,
      }),
    );
  }

  /** A name printed on the line below its number: 第一章 / 总则. */
  private takeName(lead: Piece[]): string | null {
    const next = this.lines[this.at + 1];
    if (next?.settled.is !== 'PLAIN' || next.text.length > 40 || /[。；：，]/.test(next.text)) return null;
    lead.push(whole(next));
    this.at++;
    return next.text;
  }

  /** A long name goes on in the next line: the 目录 says so, or it stands alone between the heading and an article. */
  private takeRest(line: SettledLine, lead: Piece[]): string {
    const next = this.lines[this.at + 1];
    if (next?.settled.is !== 'PLAIN' || next.text.length > 40 || /[。；：，]/.test(next.text)) return '';
    const after = this.lines[this.at + 2]?.settled.is;
    const alone =
      next.paragraph.number === line.paragraph.number + 1 && (after === 'ARTICLE' || after === 'HEADING');
    if (!(this.contents.size > 0 ? this.contents.has(squeeze(line.text + next.text)) : alone)) return '';
    lead.push(whole(next));
    this.at++;
    return next.text;
  }

  private article(line: SettledLine, settled: Settled & { is: 'ARTICLE' }): void {
    const caption = CAPTION.exec(line.text.slice(settled.end));
    let end = settled.end + (caption?.[0].length ?? 0);
    let heading = caption ? captionText(caption) : null;
    if (!caption) end += /^[\s：:.．]*/.exec(line.text.slice(end))![0].length;
    const rest = line.text.slice(end);
    const next = this.lines[this.at + 1];
    if (heading === null && isBareCaption(rest) && next?.settled.is === 'PLAIN') {
      heading = rest;
      end = line.text.length;
    }
    const lead: Piece[] = [{ line, from: 0, to: end }];
    if (heading === null && end === line.text.length && next?.settled.is === 'PLAIN') {
      const below = CAPTION.exec(next.text);
      if (below?.[0] === next.text) {
        heading = captionText(below);
        lead.push(whole(next));
        this.at++;
      }
    }
    const { number, label } = settled;
    const article = this.open(unit('ARTICLE', { number, label, heading, lead, rank: BODY_RANK }));
    if (end < line.text.length) article.entries.push(block({ line, from: end, to: line.text.length }));
  }

  private listed(line: SettledLine, settled: Settled & { is: 'LIST' }): void {
    const { style, number, label, end } = settled;
    const level = this.items.findIndex((item) => item.style === style);
    const inArticle = this.top.kind === 'ARTICLE';
    if (style === 'COMMA' && !inArticle) return this.clause(line, settled);
    const starts = number === 1 || style === 'BRACKET';
    if (level === -1 && !starts) return this.plain(line);
    if (level !== -1) this.items.length = level;
    const item = unit(this.items.length === 0 ? 'ITEM' : 'SUBITEM', {
      number: String(number),
      label: label.trim(),
      ...leadAndText(line, end),
      rank: BODY_RANK + 1,
    });
    attach(this.items.at(-1)?.unit ?? this.top, item);
    this.items.push({ style, number, unit: item });
  }

  private clause(line: SettledLine, { number, label, end }: Settled & { is: 'LIST' }): void {
    this.open(
      unit('CLAUSE', {
        number: String(number),
        label: label.trim(),
        ...leadAndText(line, end),
        rank: BODY_RANK,
      }),
    );
  }

  private signature(line: SettledLine): void {
    if (this.top.kind !== 'SIGNATURE') this.open(unit('SIGNATURE', { rank: 0.5 }));
    const [first] = this.top.entries;
    if (first && 'pieces' in first) first.pieces.push(whole(line));
    else this.top.entries.push(block(whole(line)));
  }

  private row(line: SettledLine): void {
    const host = this.items.at(-1)?.unit ?? this.top;
    const siblings = lastBlock(host)?.children ?? host.entries;
    const last = siblings.at(-1);
    const previous = this.lines[this.at - 1];
    if (previous?.settled.is === 'ROW' && last && 'kind' in last && last.kind === 'TABLE') {
      (last.entries[0] as Block).pieces.push(whole(line));
    } else {
      attach(host, unit('TABLE', { entries: [block(whole(line))], rank: BODY_RANK + 1 }));
    }
  }

  /** A quoted paragraph belongs to the words before it, wherever they are. */
  private quoted(line: SettledLine): void {
    const host = this.items.at(-1)?.unit ?? this.top;
    const above = lastBlock(host);
    if (above && above.children.length === 0) above.pieces.push(whole(line));
    else this.plain(line);
  }

  private plain(line: SettledLine): void {
    const text = block(whole(line));
    const item = this.itemGoingOn();
    if (item) return void item.entries.push(text);
    this.items = [];
    if (this.stack.length === 1 && this.root.entries.length === 0)
      this.open(unit('PREAMBLE', { rank: BODY_RANK }));
    if (this.top.kind === 'CLAUSE' && CLOSING.test(line.text)) {
      while (this.top.rank > 0) this.stack.pop();
    }
    this.top.entries.push(text);
  }

  /** After （二）, a line without a number belongs to （二） when （三） still follows; else it is the next 款. */
  private itemGoingOn(): Unit | null {
    const next = this.nextItem[this.at]?.settled;
    if (next?.is !== 'LIST') return null;
    const level = this.items.findIndex(
      ({ style, number }) => style === next.style && number + 1 === next.number,
    );
    if (level === -1) return null;
    this.items.length = level + 1;
    return this.items[level]!.unit;
  }
}

/** For every line the next enumerated one in the same article or clause; null when there is none. */
function nextItems(lines: readonly SettledLine[]): (SettledLine | null)[] {
  const next: (SettledLine | null)[] = new Array(lines.length).fill(null);
  let following: SettledLine | null = null;
  for (let i = lines.length - 1; i >= 0; i--) {
    next[i] = following;
    const { is } = lines[i]!.settled;
    if (is === 'LIST') following = lines[i]!;
    else if (is !== 'PLAIN' && is !== 'ROW' && is !== 'QUOTED') following = null;
  }
  return next;
}

function captionText(match: RegExpExecArray): string {
  return match
    .slice(2, 9)
    .find((part) => part !== undefined)!
    .trim();
}

function isBareCaption(rest: string): boolean {
  return rest.length > 0 && rest.length <= 20 && !/[。；：，、”」？！.:;,]$|[。；：，]/.test(rest);
}

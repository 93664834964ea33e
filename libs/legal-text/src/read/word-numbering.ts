import { numberToChinese } from '../numbers.js';
import { walkXml } from './xml.js';

interface Level {
  format: string;
  /** 第%1条, （%2）: where the counters of the levels stand. */
  pattern: string;
  start: number;
  /** What Word puts between the number and the words. */
  gap: string;
}

interface Numbering {
  /** Counters are shared by all lists made from one definition, unless one of them starts anew. */
  definition: string;
  levels: Map<number, Level>;
}

/** Where a paragraph stands in Word's automatic numbering. */
export interface ListPlace {
  list: string;
  level: number;
}

/**
 * Prints the numbers Word keeps out of the text: a draft typed with automatic numbering has 第一条 in no paragraph.
 */
export class WordNumbering {
  private readonly lists = new Map<string, Numbering>();
  private readonly counters = new Map<string, number[]>();

  constructor(numberingXml: string | null) {
    if (numberingXml !== null) this.read(numberingXml);
  }

  /** The number printed before the next paragraph at this place, with its gap; '' for bullets and unknown lists. */
  next({ list, level }: ListPlace): string {
    const numbering = this.lists.get(list);
    const at = numbering?.levels.get(level);
    if (!numbering || !at) return '';
    const counted = this.counters.get(numbering.definition) ?? [];
    this.counters.set(numbering.definition, counted);
    counted.length = Math.min(counted.length, level + 1);
    for (let i = 0; i < level; i++) counted[i] ??= numbering.levels.get(i)?.start ?? 1;
    counted[level] = counted[level] === undefined ? at.start : counted[level] + 1;
    if (at.format === 'bullet' || at.format === 'none') return '';
    const label = at.pattern.replace(/%([1-9])/g, (_, n: string) => {
      const i = Number(n) - 1;
      return written(counted[i] ?? 1, numbering.levels.get(i)?.format ?? 'decimal');
    });
    return label === '' ? '' : label + at.gap;
  }

  private read(xml: string): void {
    const definitions = new Map<string, Map<number, Level>>();
    let levels = new Map<number, Level>();
    let level: Level | null = null;
    let list: { id: string; definition: string; overrides: Map<number, Partial<Level>> } | null = null;
    let override = 0;
    walkXml(xml, {
      open: (name, attribute) => {
        const value = attribute('val') ?? '';
        if (name === 'abstractNum') definitions.set(attribute('abstractNumId') ?? '', (levels = new Map()));
        else if (name === 'num')
          list = { id: attribute('numId') ?? '', definition: '', overrides: new Map() };
        else if (name === 'abstractNumId' && list) list.definition = value;
        else if (name === 'lvlOverride') override = Number(attribute('ilvl') ?? 0);
        else if (name === 'startOverride' && list) list.overrides.set(override, { start: Number(value) });
        else if (name === 'lvl') {
          level = { format: 'decimal', pattern: '', start: 1, gap: '　' };
          if (list) list.overrides.set(override, level);
          else levels.set(Number(attribute('ilvl') ?? 0), level);
        } else if (!level) return;
        else if (name === 'start') level.start = Number(value) || 0;
        else if (name === 'numFmt') level.format = value;
        else if (name === 'lvlText') level.pattern = value;
        else if (name === 'suff') level.gap = value === 'nothing' ? '' : value === 'space' ? ' ' : '　';
      },
      close: (name) => {
        if (name === 'lvl') level = null;
        if (name !== 'num' || !list) return;
        const merged = new Map(definitions.get(list.definition) ?? []);
        for (const [i, changed] of list.overrides) merged.set(i, { ...(merged.get(i) as Level), ...changed });
        const definition = list.overrides.size > 0 ? `num ${list.id}` : list.definition;
        this.lists.set(list.id, { definition, levels: merged });
        list = null;
      },
    });
  }
}

function written(value: number, format: string): string {
  switch (format) {
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'ideographDigital':
    case 'japaneseCounting':
    case 'japaneseDigitalTenThousand':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
    case 'taiwaneseDigital':
    case 'koreanDigital2':
      return numberToChinese(value);
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return value >= 1 && value <= 20 ? String.fromCharCode(0x245f + value) : String(value);
    case 'decimalFullWidth':
      return String(value).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    case 'lowerLetter':
      return String.fromCharCode(97 + ((value - 1) % 26));
    case 'upperLetter':
      return String.fromCharCode(65 + ((value - 1) % 26));
    default:
      return String(value);
  }
}

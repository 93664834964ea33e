import type { AdoptionFigures, Figure } from '#statistics';
import type { FiguresAnswer, NamedFigures } from './commands/figures.js';

const shown = ['heard', 'submitted', 'decided', 'accepted'] as const satisfies Figure[];
const heads = [
  '收集 heard',
  '上报 submitted',
  '已决 decided',
  '采纳 accepted',
  '采纳率 % rate',
  '95 % 区间 interval',
];

/** The figures for a terminal: rates with their n and interval, unknowns said to be unknown. */
export function figuresTable(
  { asOf, label, total, contactPoints, regulations }: FiguresAnswer,
  passedOnly: boolean,
): string {
  const reasons = new Set(
    [total, ...contactPoints, ...regulations]
      .map(({ adoptionRate }) => adoptionRate.reasonWhyNull)
      .filter((reason) => reason !== null)
      .map(({ zh, en }) => `${zh} ${en}`),
  );
  return [
    `截至 ${asOf} as of ${asOf}${passedOnly ? ' · 仅已通过 passed only' : ''}${label ? ` · ${label} demo data` : ''}`,
    `联系点 contact points: ${total.contactPointCount} · 法规 regulations: ${total.regulationCount}`,
    '',
    ...aligned('联系点 contact point', contactPoints, total),
    '',
    ...aligned('法规 regulation', regulations, total),
    ...(reasons.size ? ['', '— : 无法计算 no rate', ...[...reasons].map((reason) => `  ${reason}`)] : []),
    '',
  ].join('\n');
}

function aligned(title: string, groups: NamedFigures[], total: AdoptionFigures): string[] {
  const rows = [
    [title, ...heads],
    ...groups.map((group) => [group.name ?? '（期初数未指明 not told）', ...cells(group)]),
    ['合计 total', ...cells(total)],
  ];
  const widths = rows[0]!.map((_, i) => Math.max(...rows.map((row) => widthOf(row[i]!))));
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  const lines = rows.map((row) =>
    row
      .map((cell, i) => padded(cell, widths[i]!, i === 0))
      .join('  ')
      .trimEnd(),
  );
  return [lines[0]!, rule, ...lines.slice(1, -1), rule, lines.at(-1)!];
}

function cells(of: AdoptionFigures): string[] {
  const { percent, interval } = of.adoptionRate;
  return [
    // A sum of which a part is not known is at least what is known.
    ...shown.map((figure) =>
      of[figure] === null ? '?' : `${of.notWhollyKnown.includes(figure) ? '≥' : ''}${of[figure]}`,
    ),
    percent ?? '—',
    interval ? `${interval.lowPercent}–${interval.highPercent}` : '—',
  ];
}

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u4dbf\u4e00-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const NARROWLESS = /[\p{Mn}\p{Me}\p{Cf}]/u;

/** Columns a text takes in a terminal: East Asian wide characters take two, combining ones none. */
export function widthOf(text: string): number {
  return [...text].reduce((width, char) => width + (NARROWLESS.test(char) ? 0 : WIDE.test(char) ? 2 : 1), 0);
}

function padded(text: string, width: number, left: boolean): string {
  const space = ' '.repeat(width - widthOf(text));
  return left ? text + space : space + text;
}

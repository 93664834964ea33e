/** The counts of the product, in the order they are shown: raw sums, which add up over groups. */
export const figures = [
  'heard',
  'voices',
  'heardAccepted',
  'submitted',
  'decided',
  'accepted',
  'adopted',
  'partiallyAdopted',
  'notAdopted',
  'forReference',
  'referred',
  'outOfScope',
  'told',
] as const;

/** Name of a count, the same in the schema, in exports and on the command line. */
export type Figure = (typeof figures)[number];

/** A number for every figure; null where nothing of it is known, which is never 0. */
export type Counts = Record<Figure, number | null>;

/** What becomes of a decided opinion: the counts that `decided` splits into. */
export const outcomeFigures = [
  'adopted',
  'partiallyAdopted',
  'notAdopted',
  'forReference',
  'referred',
  'outOfScope',
] as const satisfies Figure[];

/** The figure's column: `partially_adopted`. */
export const columnOf = (figure: string): string => figure.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);

/** What a figure is called, as reasons and tables write it. */
export const chineseOf: Record<Figure, string> = {
  heard: '收集意见数',
  voices: '表达人数',
  heardAccepted: '被采纳的收集意见数',
  submitted: '上报意见建议数',
  decided: '已反馈采纳情况数',
  accepted: '被采纳数',
  adopted: '采纳数',
  partiallyAdopted: '部分采纳数',
  notAdopted: '未采纳数',
  forReference: '留作参考数',
  referred: '转有关部门数',
  outOfScope: '不属于本草案数',
  told: '已告知数',
};

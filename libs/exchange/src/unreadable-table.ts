/** Why a file was not read as a table, and what to do instead. */
const REASONS = {
  EMPTY: ['The file is empty.', '文件是空的。'],
  TOO_LARGE: [
    'The file is too large (more than 50 MB, or far more once unpacked). Split it, or save it as .csv without pictures.',
    '文件过大（超过 50 MB，或解压后过大）。请拆分，或者去掉图片后另存为 .csv。',
  ],
  TOO_WIDE: [
    'The sheet has more columns than a table of comments can have (200). Delete what stands beside the table.',
    '表格的列数过多（超过 200 列）。请删去表格以外的内容。',
  ],
  OLD_OR_ENCRYPTED: [
    'This is the old Excel format (.xls), or the file is protected with a password. Open it, remove the password and save it as .xlsx.',
    '这是旧版 Excel 格式（.xls），或者文件设有密码。请打开后取消密码，另存为 .xlsx。',
  ],
  MACROS: [
    'The workbook holds macros, which are not opened here. Save it as .xlsx.',
    '工作簿含有宏，不予打开。请另存为 .xlsx。',
  ],
  NOT_A_TABLE: [
    'The file is of a kind that cannot be read here. Use .xlsx, or .csv in UTF-8 or GB18030.',
    '无法识别这种文件。请使用 .xlsx，或者 UTF-8、GB18030 编码的 .csv。',
  ],
  BROKEN: [
    'The file is damaged. Open it in Excel or WPS, save it again, and import that copy.',
    '文件已损坏。请用 Excel 或 WPS 打开后另存，再导入。',
  ],
  NO_SUCH_SHEET: ['There is no sheet of that name.', '没有这个名称的工作表。'],
} as const;

export type UnreadableTableCode = keyof typeof REASONS;

/** Thrown when a file cannot be read as a table. Both messages say what to do instead. */
export class UnreadableTable extends Error {
  override readonly name = 'UnreadableTable';
  readonly messageZh: string;

  constructor(
    readonly code: UnreadableTableCode,
    /** What exactly was found, in the reader's words; added in brackets. */
    detail?: { en: string; zh: string },
    options?: ErrorOptions,
  ) {
    const [en, zh] = REASONS[code];
    super(detail ? `${en} (${detail.en})` : en, options);
    this.messageZh = detail ? `${zh}（${detail.zh}）` : zh;
  }
}

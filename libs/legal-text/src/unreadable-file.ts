/** Why a file was not read, and what to do instead. */
const REASONS = {
  EMPTY: [
    'The file holds no text. Choose the file that has the draft in it.',
    '文件里没有文字，请选择含有草案正文的文件。',
  ],
  NOT_A_LEGAL_TEXT: [
    'The file has text but no articles (第…条) and no clauses (一、二、). Check that it is the draft itself.',
    '文件里有文字，但没有“第…条”，也没有“一、二、”这样的条款，请核对是否选错文件。',
  ],
  ENCRYPTED: [
    'The file is protected with a password. Open it, remove the password and save it again.',
    '文件设有密码。请打开后取消密码，另存后再导入。',
  ],
  BROKEN: [
    'The file is damaged. Get it again from where it came, or open it in the program that made it and save a new copy.',
    '文件已损坏。请重新获取该文件，或者用原来的软件打开后另存一份，再导入。',
  ],
  OLD_DOC: [
    'This is the old Word format (.doc). Open it in Word or WPS and save it as .docx.',
    '这是旧版 Word 格式（.doc）。请用 Word 或 WPS 打开，另存为 .docx 后再导入。',
  ],
  SCANNED_PDF: [
    'The PDF holds pictures of pages and no text. Import the Word file, or run text recognition (OCR) first and check it.',
    'PDF 是扫描件，没有文字层。请导入 Word 文件，或者先做文字识别（OCR）并校对。',
  ],
  TOO_LARGE: [
    'The file is too large for a legal text (more than 20 MB, or far more once unpacked). Remove pictures, or save the text alone.',
    '文件过大（超过 20 MB，或解压后过大）。请删去图片，或者只保存文字后再导入。',
  ],
  UNKNOWN_FORMAT: [
    'The file is of a kind that cannot be read here. Use .docx, .pdf with text, .txt or .md.',
    '无法识别这种文件。请使用 .docx、带文字层的 .pdf、.txt 或 .md。',
  ],
  UNSAFE_XML: [
    'The XML declares a document type or entities, which is refused. Export it again without a DOCTYPE.',
    'XML 中含有 DOCTYPE 或实体声明，不予读取。请去掉 DOCTYPE 后重新导出。',
  ],
  NOT_LEGISLATION: [
    'The Akoma Ntoso document is not a bill or an act. Import the bill or act itself.',
    '该 Akoma Ntoso 文件不是法案或法律文本，请导入法案（bill）或法律（act）。',
  ],
} as const;

export type UnreadableCode = keyof typeof REASONS;

/** Thrown when a file cannot be read as a legal text. Both messages say what to do instead. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
  readonly messageZh: string;

  constructor(
    readonly code: UnreadableCode,
    /** What exactly was found, in the reader's words; added in brackets. */
    detail?: { en: string; zh: string },
    options?: ErrorOptions,
  ) {
    const [en, zh] = REASONS[code];
    super(detail ? `${en} (${detail.en})` : en, options);
    this.messageZh = detail ? `${zh}（${detail.zh}）` : zh;
  }
}

import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Refusal } from '#graphql';
import type { UnreadableCode, UnreadableFile } from '#legal-text';

const codes: Record<UnreadableCode, { description: string }> = {
  EMPTY: { description: 'No words in it.' },
  NOT_A_LEGAL_TEXT: { description: 'Words, but neither articles nor clauses.' },
  ENCRYPTED: { description: 'Protected with a password.' },
  BROKEN: { description: 'Damaged.' },
  OLD_DOC: { description: 'The old Word format (.doc).' },
  SCANNED_PDF: { description: 'A PDF of pictures, without text.' },
  TOO_LARGE: { description: 'More than 20 MB, or far more once unpacked.' },
  UNKNOWN_FORMAT: { description: 'Not a kind of file that can be read.' },
  UNSAFE_XML: { description: 'XML with a DOCTYPE or entities.' },
  NOT_LEGISLATION: { description: 'An Akoma Ntoso document that is not a bill or an act.' },
};

/** Why a file is not a draft: the codes of `UnreadableFile`. */
export const DraftUnreadableCode = Object.fromEntries(Object.keys(codes).map((code) => [code, code]));

registerEnumType(DraftUnreadableCode, {
  name: 'DraftUnreadableCode',
  description: 'Why a file could not be read as a draft.',
  valuesMap: codes,
});

@ObjectType({
  implements: () => Refusal,
  description:
    'The file or text could not be read as a draft; the message says what to do instead. Nothing was stored.',
})
export class DraftUnreadable extends Refusal {
  @Field(() => DraftUnreadableCode, { description: 'Why.' })
  readonly code: UnreadableCode;

  constructor(file: UnreadableFile) {
    super({ zh: file.messageZh, en: file.message });
    this.code = file.code;
  }
}

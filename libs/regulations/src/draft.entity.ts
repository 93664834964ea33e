import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Day } from '#graphql';
import type { Warning } from '#legal-text';

export enum DraftNature {
  NEW = 'NEW',
  REVISION = 'REVISION',
  AMENDMENT = 'AMENDMENT',
  REPEAL = 'REPEAL',
}

registerEnumType(DraftNature, {
  name: 'DraftNature',
  description: 'What a draft does to the law as it stands.',
  valuesMap: {
    NEW: { description: 'Makes a new one (制定).' },
    REVISION: { description: 'Replaces the whole text (修订).' },
    AMENDMENT: { description: 'Changes single provisions (修正).' },
    REPEAL: { description: 'Ends it (废止).' },
  },
});

export enum DraftStage {
  CONSULTATION_DRAFT = 'CONSULTATION_DRAFT',
  DRAFT = 'DRAFT',
  REVISED_DRAFT = 'REVISED_DRAFT',
  SECOND_READING = 'SECOND_READING',
  THIRD_READING = 'THIRD_READING',
  VOTING_DRAFT = 'VOTING_DRAFT',
  PROMULGATED = 'PROMULGATED',
}

registerEnumType(DraftStage, {
  name: 'DraftStage',
  description: 'Which version of the text a draft is.',
  valuesMap: {
    CONSULTATION_DRAFT: { description: '征求意见稿' },
    DRAFT: { description: '草案' },
    REVISED_DRAFT: { description: '草案修改稿' },
    SECOND_READING: { description: '二次审议稿' },
    THIRD_READING: { description: '三次审议稿' },
    VOTING_DRAFT: { description: '草案表决稿' },
    PROMULGATED: { description: '公布文本: the text as promulgated.' },
  },
});

@ObjectType({
  description:
    'One dated version of a regulation’s text (草案各稿). It is prepared, seen only by those who work on it, then published; a published text never changes.',
})
@Entity('draft')
export class Draft {
  @Field(() => ID, { description: 'Opaque.' })
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  regulationId: string;

  @Field({ description: 'Title as printed at its head, or as given when the text has none.' })
  @Column('text')
  title: string;

  @Field(() => String, {
    nullable: true,
    description:
      '题注: when and by whom it was passed and amended, as printed under the title, a line each; null when there is none.',
  })
  @Column('text', { nullable: true })
  note: string | null;

  @Field(() => DraftNature, { description: 'What it does to the law as it stands.' })
  @Column('text')
  nature: DraftNature;

  @Field(() => DraftStage, { description: 'Which version it is.' })
  @Column('text')
  stage: DraftStage;

  @Field(() => Day, { description: 'Day the version bears.' })
  @Column('date')
  datedOn: string;

  @Field(() => String, {
    nullable: true,
    description: 'Explanation for readers (说明); null when none was given.',
  })
  @Column('text', { nullable: true })
  introduction: string | null;

  @Field({ description: 'Name of the file it was read from; 粘贴的文本 for pasted text.' })
  @Column('text')
  sourceName: string;

  /** Of the bytes of the file, or of the pasted text in UTF-8. */
  @Column('bytea')
  sourceSha256: Buffer;

  @Column('jsonb')
  warnings: Warning[];

  @Field({ description: 'When the text was read in.' })
  @Column({ type: 'timestamptz', precision: 3 })
  importedAt: Date;

  @Column('uuid', { nullable: true })
  importedBy: string | null;
}

/** That a draft is published, and since when: its row is what makes it so. */
@Entity('draft_publication')
export class DraftPublication {
  @PrimaryColumn('uuid')
  draftId: string;

  @Column('date')
  publishedOn: string;

  @Column('uuid', { nullable: true })
  publishedBy: string | null;

  @Column({ type: 'timestamptz', precision: 3 })
  recordedAt: Date;

  @Column('date')
  recordedOn: string;
}

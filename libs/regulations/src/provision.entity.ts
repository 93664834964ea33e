import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Source } from '#legal-text';

export enum ProvisionKind {
  PART = 'PART',
  SUBPART = 'SUBPART',
  CHAPTER = 'CHAPTER',
  SECTION = 'SECTION',
  ARTICLE = 'ARTICLE',
  PARAGRAPH = 'PARAGRAPH',
  ITEM = 'ITEM',
  SUBITEM = 'SUBITEM',
  PREAMBLE = 'PREAMBLE',
  CLAUSE = 'CLAUSE',
  GROUP = 'GROUP',
  TABLE = 'TABLE',
  ANNEX = 'ANNEX',
  SIGNATURE = 'SIGNATURE',
}

registerEnumType(ProvisionKind, {
  name: 'ProvisionKind',
  description:
    'What a node of a draft’s tree is: those 立法法 (2023) art. 65 names, and what real drafts carry besides.',
  valuesMap: {
    PART: { description: '编' },
    SUBPART: { description: '分编' },
    CHAPTER: { description: '章' },
    SECTION: { description: '节' },
    ARTICLE: { description: '条' },
    PARAGRAPH: {
      description: '款: carries no number, its position counts. An article of a single one has no PARAGRAPH.',
    },
    ITEM: { description: '项: （一）' },
    SUBITEM: { description: '目: 1.' },
    PREAMBLE: { description: '序言: what stands before the first article.' },
    CLAUSE: { description: '一、 of a decision or amendment.' },
    GROUP: { description: 'A heading above articles that is none of the others, such as 一、管辖.' },
    TABLE: { description: 'A table; its rows are lines, its cells set apart by tabs.' },
    ANNEX: { description: '附件、附表' },
    SIGNATURE: { description: '落款: who signs, and the day.' },
  },
});

@ObjectType({
  description:
    'A node of a draft’s tree (编 分编 章 节 条 款 项 目). It holds its own words only; what is below it are its children.',
})
@Entity('provision')
export class Provision {
  @Field(() => ID, { description: 'Opaque. Each draft has provisions of its own.' })
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  draftId: string;

  @Column('uuid', { nullable: true })
  parentId: string | null;

  /** The article it is in or is; null when it is in none. */
  @Column('uuid', { nullable: true })
  articleId: string | null;

  /** The chapter it is in or is; null when it is in none. */
  @Column('uuid', { nullable: true })
  chapterId: string | null;

  @Field(() => ProvisionKind, { description: 'What it is.' })
  @Column('text')
  kind: ProvisionKind;

  @Field(() => Int, { description: 'Place in document order, from 0; unique in its draft.' })
  @Column('integer')
  ordinal: number;

  /** Ordinal of the last node below it, its own when there is none: it and all below are those from `ordinal` to here. */
  @Column('integer')
  lastOrdinal: number;

  @Field(() => String, {
    nullable: true,
    description:
      'Comparable number: "27", "27-1" for 第二十七条之一. Null where position counts or nothing is printed.',
  })
  @Column('text', { nullable: true })
  number: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Number as printed: 第二十七条, （三）. Null when nothing is printed.',
  })
  @Column('text', { nullable: true })
  label: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Name of a chapter, group or annex, or an article’s caption, as printed. Null when there is none.',
  })
  @Column('text', { nullable: true })
  heading: string | null;

  @Field({ description: 'Own words, without label and heading and without what is below it; may be empty.' })
  @Column('text')
  text: string;

  @Field({ description: 'How one cites it: 第二十七条第二款第（三）项.' })
  @Column('text')
  citation: string;

  /** Where its words stood in the file. */
  @Column('jsonb')
  source: Source;
}

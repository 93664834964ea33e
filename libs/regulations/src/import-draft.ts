import { Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsEnum, IsOptional, IsString, Length, MaxLength, ValidateNested } from 'class-validator';
import { Day, FileInput, InvalidInput, resultUnion, Trimmed } from '#graphql';
import { DraftUnreadable } from './draft-unreadable.js';
import { Draft, DraftNature, DraftStage } from './draft.entity.js';

@InputType({ description: 'A version of a regulation’s text, as a file or as pasted text: one of the two.' })
export class ImportDraftInput {
  @Field(() => ID, { description: 'The regulation it is a version of.' })
  @IsString()
  regulationId: string;

  @Field(() => DraftNature, { description: 'What it does to the law as it stands.' })
  @IsEnum(DraftNature)
  nature: DraftNature;

  @Field(() => DraftStage, { description: 'Which version it is.' })
  @IsEnum(DraftStage)
  stage: DraftStage;

  @Field(() => Day, { description: 'Day the version bears.' })
  @IsString()
  datedOn: string;

  @Field(() => String, {
    nullable: true,
    description: 'Its title, where the one printed at its head will not do or is missing.',
  })
  @Trimmed()
  @IsOptional()
  @Length(1, 200)
  title?: string | null;

  @Field(() => String, { nullable: true, description: 'Explanation for readers (说明).' })
  @Trimmed()
  @IsOptional()
  @MaxLength(100_000)
  introduction?: string | null;

  @Field(() => FileInput, {
    nullable: true,
    description:
      'A .docx, a .pdf with text, a .txt or .md file, an Akoma Ntoso bill or act (.xml), up to 20 MB.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => FileInput)
  file?: FileInput | null;

  @Field(() => String, { nullable: true, description: 'Pasted text, a line for each paragraph.' })
  @IsOptional()
  @IsString()
  text?: string | null;
}

export const ImportDraftResult = resultUnion('ImportDraftResult', () => [
  Draft,
  DraftUnreadable,
  InvalidInput,
]);

import { Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsOptional,
  IsString,
  Length,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { Day, InvalidInput, resultUnion, Trimmed } from '#graphql';
import { Consultation } from './consultation.entity.js';
import { TaskOfferInput } from './offer-tasks.js';
import { DraftNotPublished, WindowTooShort } from './window-refusals.js';

@InputType({ description: 'A consultation to open on a published draft.' })
export class OpenConsultationInput {
  @Field(() => ID, { description: 'The draft.' })
  @IsString()
  draftId: string;

  @Field(() => String, {
    nullable: true,
    description: 'Title of the notice; made from the draft’s when left out.',
  })
  @Trimmed()
  @IsOptional()
  @Length(1, 200)
  title?: string | null;

  @Field(() => Day, {
    description:
      'First day. May lie ahead, or behind when the consultation is entered late, but not before the draft was published.',
  })
  @IsString()
  opensOn: string;

  @Field(() => Day, { description: 'Last day, included.' })
  @IsString()
  closesOn: string;

  @Field({ description: 'Whether anyone may comment. If not, only points it is offered to take part.' })
  @IsBoolean()
  openToPublic: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Why a public window is shorter than its minimum; kept only when it is.',
  })
  @Trimmed()
  @IsOptional()
  @Length(1, 5000)
  overrideReason?: string | null;

  @Field(() => [String], { nullable: true, description: 'Occupations a commenter may choose from.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @Length(1, 100, { each: true })
  occupations?: string[] | null;

  @Field(() => String, { nullable: true, description: 'What the notice says first.' })
  @Trimmed()
  @IsOptional()
  @MaxLength(20_000)
  introduction?: string | null;

  @Field(() => [String], { nullable: true, description: 'Questions put to commenters.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @Length(1, 1000, { each: true })
  questions?: string[] | null;

  @Field(() => [TaskOfferInput], {
    nullable: true,
    description: 'Points to offer tasks to at once, as `offerTasks` does.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(1000)
  @ValidateNested({ each: true })
  @Type(() => TaskOfferInput)
  tasks?: TaskOfferInput[] | null;
}

export const OpenConsultationResult = resultUnion('OpenConsultationResult', () => [
  Consultation,
  DraftNotPublished,
  WindowTooShort,
  InvalidInput,
]);

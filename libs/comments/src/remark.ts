import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsEnum, IsInt, IsOptional, IsString, ValidateNested } from 'class-validator';
import { Day, Trimmed } from '#graphql';
import { Channel } from './channel.js';

@InputType({
  description: 'Name and telephone of who spoke, when they gave them; kept apart from what they said.',
})
export class ResidentInput {
  @Field(() => String, { nullable: true, description: 'Name, up to 100 characters.' })
  @Trimmed()
  @IsOptional()
  @IsString()
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'Telephone: at least 5 digits, up to 50 characters.' })
  @Trimmed()
  @IsOptional()
  @IsString()
  phone?: string | null;
}

/** What a resident or the staff who heard them write down. Lengths are checked with the rules, so that a row can be named. */
@InputType({ isAbstract: true })
export class SpokenWords {
  @Field(() => ID, {
    nullable: true,
    description: 'The provision of the consultation’s draft it is about; left out: the whole draft.',
  })
  @IsOptional()
  @IsString()
  provisionId?: string | null;

  @Field({ description: 'What was said, word for word; up to 20,000 characters.' })
  @Trimmed()
  @IsString()
  verbatim: string;

  @Field(() => String, {
    nullable: true,
    description: 'Wording proposed for the draft, up to 10,000 characters.',
  })
  @Trimmed()
  @IsOptional()
  @IsString()
  proposedWording?: string | null;

  @Field(() => String, { nullable: true, description: 'The reason given, up to 5,000 characters.' })
  @Trimmed()
  @IsOptional()
  @IsString()
  reason?: string | null;

  @Field(() => String, { nullable: true, description: 'Occupation, one of the consultation’s list.' })
  @Trimmed()
  @IsOptional()
  @IsString()
  occupation?: string | null;

  @Field(() => ResidentInput, { nullable: true, description: 'Who spoke, when they said so.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => ResidentInput)
  resident?: ResidentInput | null;
}

/** A remark as staff log it. */
@InputType({ isAbstract: true })
export class HeardWords extends SpokenWords {
  @Field(() => ID, {
    nullable: true,
    description: 'The event it was heard at: of this point, its parent or a collection point.',
  })
  @IsOptional()
  @IsString()
  eventId?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many people said it (人), 1 to 1,000,000; left out: 1.',
  })
  @IsOptional()
  @IsInt()
  voices?: number | null;
}

/** A remark with everything that must be known of it. */
export interface Remark extends HeardWords {
  channel: Channel;
  heardOn: string;
  /** Only imports give one: what was imported under it before is not added again. */
  importKey?: string | null;
}

/** The fields of `Remark` that are the same for a whole meeting unless a row says otherwise. */
@InputType({ isAbstract: true })
export class HeardHow {
  @Field(() => ID, { description: 'The consultation it was said in.' })
  @IsString()
  consultationId: string;

  @Field(() => ID, {
    description:
      'The point that heard it. It has a task in the consultation, or is the authority’s ONLINE point.',
  })
  @IsString()
  contactPointId: string;

  @Field(() => Channel, { description: 'How it reached the point.' })
  @IsEnum(Channel)
  channel: Channel;

  @Field(() => Day, {
    description:
      'Day it was heard: within the window, not before its event, not after today. May be entered after the window.',
  })
  @IsString()
  heardOn: string;
}

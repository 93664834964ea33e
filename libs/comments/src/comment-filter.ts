import { Field, ID, InputType, registerEnumType } from '@nestjs/graphql';
import { IsEnum, IsOptional, IsString, MaxLength } from 'class-validator';
import { Day, Trimmed } from '#graphql';
import { Channel, EventKind } from './channel.js';
import { Outcome } from './outcome.js';

/** What has become of a comment. */
export enum CommentState {
  HEARD = 'HEARD',
  NOT_SUBMITTED = 'NOT_SUBMITTED',
  SUBMITTED = 'SUBMITTED',
  RELEASED = 'RELEASED',
  NOT_RELEASED = 'NOT_RELEASED',
  WITHDRAWN = 'WITHDRAWN',
  ANY = 'ANY',
}

registerEnumType(CommentState, {
  name: 'CommentState',
  description: 'What has become of a comment.',
  valuesMap: {
    HEARD: { description: 'Not withdrawn: what the figures count as heard.' },
    NOT_SUBMITTED: { description: 'Not withdrawn, and no opinion that rests on it is with the authority.' },
    SUBMITTED: {
      description:
        'Not withdrawn, and an opinion that rests on it is with the authority: submitted, not returned.',
    },
    RELEASED: { description: 'Not withdrawn, and public (masked).' },
    NOT_RELEASED: { description: 'Not withdrawn, and not public.' },
    WITHDRAWN: { description: 'Withdrawn.' },
    ANY: { description: 'Whether withdrawn or not.' },
  },
});

@InputType({ description: 'Which comments: all conditions hold together.' })
export class CommentFilter {
  @Field(() => ID, {
    nullable: true,
    description: 'Heard at this point or one of its collection points of today.',
  })
  @IsOptional()
  @IsString()
  contactPointId?: string | null;

  @Field(() => ID, { nullable: true, description: 'On a draft of this regulation.' })
  @IsOptional()
  @IsString()
  regulationId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Said in this consultation.' })
  @IsOptional()
  @IsString()
  consultationId?: string | null;

  @Field(() => ID, { nullable: true, description: 'On this draft.' })
  @IsOptional()
  @IsString()
  draftId?: string | null;

  @Field(() => ID, { nullable: true, description: 'On this provision or one below it.' })
  @IsOptional()
  @IsString()
  provisionId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Heard at this event.' })
  @IsOptional()
  @IsString()
  eventId?: string | null;

  @Field(() => EventKind, { nullable: true, description: 'Heard at an event of this kind.' })
  @IsOptional()
  @IsEnum(EventKind)
  eventKind?: EventKind | null;

  @Field(() => Channel, { nullable: true, description: 'Reached the point this way.' })
  @IsOptional()
  @IsEnum(Channel)
  channel?: Channel | null;

  @Field(() => CommentState, { nullable: true, description: 'What has become of it; left out: HEARD.' })
  @IsOptional()
  @IsEnum(CommentState)
  state?: CommentState | null;

  @Field(() => Outcome, {
    nullable: true,
    description:
      'The best among the published decisions in force on its opinions that are with the authority.',
  })
  @IsOptional()
  @IsEnum(Outcome)
  outcome?: Outcome | null;

  @Field(() => Day, { nullable: true, description: 'Heard on this day or later.' })
  @IsOptional()
  @IsString()
  heardFrom?: string | null;

  @Field(() => Day, { nullable: true, description: 'Heard on this day or earlier.' })
  @IsOptional()
  @IsString()
  heardTo?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Words it must hold, all of them, anywhere in what was said, the wording or the reason; traditional and simplified characters are one. The public’s search reads masked words only.',
  })
  @Trimmed()
  @IsOptional()
  @MaxLength(200)
  text?: string | null;
}

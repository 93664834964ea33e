import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { IsOptional, IsString, Length } from 'class-validator';
import { Day, InvalidInput, Refusal, resultUnion, Trimmed } from '#graphql';
import { Designation } from './designation.entity.js';

@InputType({ description: 'The end of a designation.' })
export class EndDesignationInput {
  @Field(() => ID, { description: 'The designation.' })
  @IsString()
  designationId: string;

  @Field(() => Day, {
    nullable: true,
    description: 'Last day, included; today when left out. Not before its first day.',
  })
  @IsOptional()
  @IsString()
  untilOn?: string | null;

  @Field(() => String, { nullable: true, description: 'Why it ends.' })
  @Trimmed()
  @IsOptional()
  @Length(1, 5000)
  reason?: string | null;
}

@ObjectType({
  implements: () => Refusal,
  description: 'The designation has been ended before, with another last day.',
})
export class DesignationEnded extends Refusal {
  @Field(() => Day, { description: 'Its last day.' })
  readonly untilOn: string;

  constructor(untilOn: string) {
    super({
      zh: `该设立已于${untilOn}终止。`,
      en: `The designation has already been ended, as of ${untilOn}.`,
    });
    this.untilOn = untilOn;
  }
}

export const EndDesignationResult = resultUnion('EndDesignationResult', () => [
  Designation,
  DesignationEnded,
  InvalidInput,
]);

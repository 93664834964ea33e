import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { IsOptional, IsString } from 'class-validator';
import { Day, InvalidInput, Refusal, resultUnion } from '#graphql';
import { Designation } from './designation.entity.js';

@InputType({ description: 'A point an authority designates (设立).' })
export class DesignateContactPointInput {
  @Field(() => ID, { description: 'The point.' })
  @IsString()
  contactPointId: string;

  @Field(() => ID, { description: 'The authority that designates it.' })
  @IsString()
  authorityId: string;

  @Field(() => Day, { nullable: true, description: 'First day; today when left out.' })
  @IsOptional()
  @IsString()
  fromOn?: string | null;

  @Field(() => Day, { nullable: true, description: 'Last day, included, when the end is already known.' })
  @IsOptional()
  @IsString()
  untilOn?: string | null;
}

@ObjectType({
  implements: () => Refusal,
  description: 'The authority has already designated the point for some of these days.',
})
export class AlreadyDesignated extends Refusal {
  @Field(() => Designation, { description: 'The designation there is.' })
  readonly designation: Designation;

  constructor(designation: Designation) {
    const { fromOn, untilOn } = designation;
    super({
      zh: `该机关已设立此联系点：${fromOn}起${untilOn ? `至${untilOn}` : ''}。`,
      en: `The authority has already designated this point from ${fromOn}${untilOn ? ` to ${untilOn}` : ''}.`,
    });
    this.designation = designation;
  }
}

export const DesignateContactPointResult = resultUnion('DesignateContactPointResult', () => [
  Designation,
  AlreadyDesignated,
  InvalidInput,
]);

import { Field, ID, InputType } from '@nestjs/graphql';
import { IsOptional, IsString, Length } from 'class-validator';
import { Day, InvalidInput, resultUnion, Trimmed } from '#graphql';
import { ContactPoint } from './contact-point.entity.js';

@InputType({
  description:
    'Another parent, another district, or both, from a day on. What was before stays in the history.',
})
export class MoveContactPointInput {
  @Field(() => ID, { description: 'The point.' })
  @IsString()
  contactPointId: string;

  @Field(() => Day, { nullable: true, description: 'First day it holds; today when left out.' })
  @IsOptional()
  @IsString()
  effectiveOn?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The point it stands under from then on; null: under none. Left out: as before.',
  })
  @IsOptional()
  @IsString()
  parentId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The district it lies in from then on; null: none. Left out: as before.',
  })
  @Trimmed()
  @IsOptional()
  @Length(1, 100)
  district?: string | null;
}

export const MoveContactPointResult = resultUnion('MoveContactPointResult', () => [
  ContactPoint,
  InvalidInput,
]);

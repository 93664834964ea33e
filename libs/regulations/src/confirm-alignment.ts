import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsInt, IsOptional, IsString } from 'class-validator';
import { InvalidInput, Refusal, resultUnion } from '#graphql';
import { AlignmentConfirmation } from './alignment.entity.js';

@InputType({ description: 'What became of a provision in the next draft.' })
export class ConfirmAlignmentInput {
  @Field(() => ID, { description: 'The provision of the earlier draft.' })
  @IsString()
  provisionId: string;

  @Field(() => ID, { description: 'The draft that comes next in its regulation.' })
  @IsString()
  draftId: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The provision of that draft which it has become; null when it is gone.',
  })
  @IsOptional()
  @IsString()
  counterpartId?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Version of the confirmation this one takes the place of; left out the first time.',
  })
  @IsOptional()
  @IsInt()
  version?: number | null;
}

@ObjectType({
  implements: () => Refusal,
  description: 'Somebody else has confirmed otherwise in the meantime. Nothing was changed.',
})
export class AlignmentConfirmed extends Refusal {
  @Field(() => AlignmentConfirmation, { description: 'What they confirmed.' })
  readonly confirmation: AlignmentConfirmation;

  constructor(confirmation: AlignmentConfirmation, by: string | null) {
    super({
      zh: `${by ?? '其他人'}已确认过这一条的去向，请查看后再决定。`,
      en: `${by ?? 'Somebody else'} has already confirmed what became of this provision; look at it, then decide.`,
    });
    this.confirmation = confirmation;
  }
}

export const ConfirmAlignmentResult = resultUnion('ConfirmAlignmentResult', () => [
  AlignmentConfirmation,
  AlignmentConfirmed,
  InvalidInput,
]);

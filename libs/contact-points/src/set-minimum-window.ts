import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsEnum, IsInt, IsString, Length, Max, Min } from 'class-validator';
import { Trimmed } from '#graphql';
import { RegulationKind } from './regulation-kind.js';

@InputType({
  description: 'How long public consultations of an authority on one kind of regulation must last.',
})
export class SetMinimumWindowInput {
  @Field(() => ID, { description: 'The authority.' })
  @IsString()
  authorityId: string;

  @Field(() => RegulationKind, { description: 'The kind of regulation.' })
  @IsEnum(RegulationKind)
  regulationKind: RegulationKind;

  @Field(() => Int, { description: 'Days, first and last included: 1 to 366.' })
  @IsInt()
  @Min(1)
  @Max(366)
  days: number;

  @Field({ description: 'Provision that prescribes it, as one cites it: 《中华人民共和国立法法》第四十条.' })
  @Trimmed()
  @Length(1, 500)
  legalBasis: string;
}

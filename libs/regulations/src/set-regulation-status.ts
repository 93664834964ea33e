import { Field, ID, InputType } from '@nestjs/graphql';
import { IsEnum, IsOptional, IsString, Length } from 'class-validator';
import { Day, InvalidInput, resultUnion, Trimmed } from '#graphql';
import { RegulationStatus } from './regulation-status.entity.js';
import { Regulation } from './regulation.entity.js';

@InputType({ description: 'A status a regulation has from a day on.' })
export class SetRegulationStatusInput {
  @Field(() => ID, { description: 'The regulation.' })
  @IsString()
  regulationId: string;

  @Field(() => RegulationStatus, { description: 'How far it has come.' })
  @IsEnum(RegulationStatus)
  status: RegulationStatus;

  @Field(() => Day, {
    nullable: true,
    description:
      'First day it holds; today when left out. May lie behind (entered late); ahead only for IN_FORCE and REPEALED, whose day is fixed beforehand.',
  })
  @IsOptional()
  @IsString()
  effectiveOn?: string | null;

  @Field(() => String, { nullable: true, description: 'A remark, such as the session that passed it.' })
  @Trimmed()
  @IsOptional()
  @Length(1, 5000)
  note?: string | null;
}

export const SetRegulationStatusResult = resultUnion('SetRegulationStatusResult', () => [
  Regulation,
  InvalidInput,
]);

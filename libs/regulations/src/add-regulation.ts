import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { IsEnum, IsOptional, IsString, Length, MaxLength } from 'class-validator';
import { RegulationKind } from '#contact-points';
import { Day, Refusal, resultUnion, Trimmed } from '#graphql';
import { Regulation } from './regulation.entity.js';
import { RegulationStatus } from './regulation-status.entity.js';

@InputType({ description: 'A regulation to add.' })
export class AddRegulationInput {
  @Field(() => ID, { description: 'The authority that consults on it and decides.' })
  @IsString()
  authorityId: string;

  @Field({ description: 'Title in Chinese, without 草案, up to 200 characters.' })
  @Trimmed()
  @Length(1, 200)
  title: string;

  @Field(() => String, { nullable: true, description: 'Title in English.' })
  @Trimmed()
  @IsOptional()
  @MaxLength(200)
  titleEn?: string | null;

  @Field(() => RegulationKind, { description: 'Kind of instrument.' })
  @IsEnum(RegulationKind)
  kind: RegulationKind;

  @Field(() => RegulationStatus, {
    nullable: true,
    description: 'How far it has come; PLANNED when left out.',
  })
  @IsOptional()
  @IsEnum(RegulationStatus)
  status?: RegulationStatus | null;

  @Field(() => Day, {
    nullable: true,
    description: 'Day from which it has this status; today when left out.',
  })
  @IsOptional()
  @IsString()
  effectiveOn?: string | null;
}

@ObjectType({
  implements: () => Refusal,
  description: 'The authority has a regulation of this title already.',
})
export class RegulationExists extends Refusal {
  @Field(() => Regulation, { description: 'The one there is.' })
  readonly regulation: Regulation;

  constructor(regulation: Regulation) {
    super({
      zh: `本机关已有《${regulation.title}》。`,
      en: `The authority already has a regulation named “${regulation.title}”.`,
    });
    this.regulation = regulation;
  }
}

export const AddRegulationResult = resultUnion('AddRegulationResult', () => [Regulation, RegulationExists]);

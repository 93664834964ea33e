import { Field, ID, InputType } from '@nestjs/graphql';
import { IsOptional, IsString, Length } from 'class-validator';
import { InvalidInput, resultUnion, Trimmed } from '#graphql';
import { Consultation } from './consultation.entity.js';
import { ConsultationOver, WindowTooShort } from './window-refusals.js';

@InputType({ description: 'A consultation to close before its last day.' })
export class CloseConsultationInput {
  @Field(() => ID, { description: 'The consultation.' })
  @IsString()
  consultationId: string;

  @Field({ description: 'Why it is closed early.' })
  @Trimmed()
  @Length(1, 5000)
  reason: string;

  @Field(() => String, {
    nullable: true,
    description: 'Why a public window becomes shorter than its minimum; kept only when it does.',
  })
  @Trimmed()
  @IsOptional()
  @Length(1, 5000)
  overrideReason?: string | null;
}

export const CloseConsultationResult = resultUnion('CloseConsultationResult', () => [
  Consultation,
  ConsultationOver,
  WindowTooShort,
  InvalidInput,
]);

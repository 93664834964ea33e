import { Field, ID, InputType } from '@nestjs/graphql';
import { IsOptional, IsString, Length } from 'class-validator';
import { InvalidInput, resultUnion, Trimmed } from '#graphql';
import { Consultation } from './consultation.entity.js';
import { ConsultationClosed, WindowTooShort } from './window-refusals.js';

@InputType({
  description: 'A consultation to close: before its last day, or after it to receive nothing more.',
})
export class CloseConsultationInput {
  @Field(() => ID, { description: 'The consultation.' })
  @IsString()
  consultationId: string;

  @Field({ description: 'Why it is closed.' })
  @Trimmed()
  @Length(1, 5000)
  reason: string;

  @Field(() => String, {
    nullable: true,
    description: 'Why a public window becomes shorter than its minimum; kept only when closing makes it so.',
  })
  @Trimmed()
  @IsOptional()
  @Length(1, 5000)
  overrideReason?: string | null;
}

export const CloseConsultationResult = resultUnion('CloseConsultationResult', () => [
  Consultation,
  ConsultationClosed,
  WindowTooShort,
  InvalidInput,
]);

import { Field, ID, InputType } from '@nestjs/graphql';
import { IsString } from 'class-validator';
import { Day, InvalidInput, resultUnion } from '#graphql';
import { Consultation } from './consultation.entity.js';
import { ConsultationClosed } from './window-refusals.js';

@InputType({ description: 'A later last day.' })
export class ExtendConsultationInput {
  @Field(() => ID, { description: 'The consultation.' })
  @IsString()
  consultationId: string;

  @Field(() => Day, { description: 'The new last day, later than the present one.' })
  @IsString()
  closesOn: string;
}

export const ExtendConsultationResult = resultUnion('ExtendConsultationResult', () => [
  Consultation,
  ConsultationClosed,
  InvalidInput,
]);

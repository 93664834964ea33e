import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { IsOptional, IsString, Matches } from 'class-validator';
import { Day, InvalidInput, Refusal, resultUnion } from '#graphql';
import { ConsultationClosed } from '#regulations';
import { TakesNoPart } from './ground.js';
import { SpokenWords } from './remark.js';
import { ConsultationNotYetOpen } from './window.js';

@InputType({ description: 'What a resident says on a draft, without an account.' })
export class SubmitPublicCommentInput extends SpokenWords {
  @Field(() => ID, { description: 'The consultation.' })
  @IsString()
  consultationId: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'The contact point chosen, or whose QR code was scanned; left out: the authority’s ONLINE point.',
  })
  @IsOptional()
  @IsString()
  contactPointId?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'A random UUID (version 4) made by the resident’s device and kept there: sent again with it, the comment is not added again and the answer shows the same tracking code.',
  })
  @IsOptional()
  @Matches(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i, {
    message: 'a random UUID (version 4) is expected',
  })
  key?: string | null;
}

@ObjectType({ description: 'A resident’s comment was received. Nothing of it is public yet but the count.' })
export class PublicCommentReceived {
  /** Only its hash is kept. */
  static readonly shownOnce = ['trackingCode'];

  @Field({
    description:
      'With it the resident asks later where the comment stands; shown only here, capital letters, digits and dashes.',
  })
  trackingCode: string;

  @Field(() => Day, { description: 'Day it was received.' })
  receivedOn: string;

  regulationId: string;
  consultationId: string;
  contactPointId: string;
}

@ObjectType({
  implements: () => Refusal,
  description: 'The consultation is open to chosen contact points only.',
})
export class NotOpenToPublic extends Refusal {
  constructor() {
    super({
      zh: '本次征求意见不直接面向公众，请向承担任务的联系点反映。',
      en: 'This consultation is not open to the public; speak to a contact point that takes part.',
    });
  }
}

export const SubmitPublicCommentResult = resultUnion('SubmitPublicCommentResult', () => [
  PublicCommentReceived,
  ConsultationClosed,
  ConsultationNotYetOpen,
  NotOpenToPublic,
  TakesNoPart,
  InvalidInput,
]);

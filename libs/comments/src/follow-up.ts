import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Day } from '#graphql';

/** How far a resident's comment has come. */
export enum FollowUpState {
  RECEIVED = 'RECEIVED',
  SUMMED_UP = 'SUMMED_UP',
  SUBMITTED = 'SUBMITTED',
  DECIDED = 'DECIDED',
  WITHDRAWN = 'WITHDRAWN',
}

registerEnumType(FollowUpState, {
  name: 'FollowUpState',
  description: 'How far a resident’s comment has come.',
  valuesMap: {
    RECEIVED: { description: 'Received by the contact point (已收到).' },
    SUMMED_UP: { description: 'The point is summing it up in an opinion (归纳中).' },
    SUBMITTED: { description: 'An opinion that rests on it is with the authority (已上报).' },
    DECIDED: { description: 'A decision on such an opinion is published (已反馈).' },
    WITHDRAWN: { description: 'It was withdrawn (已撤回).' },
  },
});

@ObjectType({ description: 'Where a resident’s comment stands.' })
export class FollowUp {
  /** Key of the comment, for fields that later rooms add. */
  regulationId: string;
  commentId: string;

  consultationId: string;
  provisionId: string | null;
  contactPointId: string;

  @Field(() => FollowUpState, { description: 'How far it has come.' })
  state: FollowUpState;

  @Field(() => Day, { description: 'Day it was received.' })
  receivedOn: string;

  @Field({ description: 'What was said, with personal data masked.' })
  text: string;

  @Field(() => String, { nullable: true, description: 'Why it was withdrawn; null when it was not.' })
  withdrawalReason: string | null;
}

import { InputType, IntersectionType } from '@nestjs/graphql';
import { InvalidInput, resultUnion } from '#graphql';
import { ConsultationClosed } from '#regulations';
import { Comment } from './comment.entity.js';
import { TakesNoPart } from './ground.js';
import { HeardHow, HeardWords } from './remark.js';
import { ConsultationNotYetOpen } from './window.js';

@InputType({ description: 'A remark heard at a contact point.' })
export class LogCommentInput extends IntersectionType(HeardHow, HeardWords) {}

export const LogCommentResult = resultUnion('LogCommentResult', () => [
  Comment,
  ConsultationClosed,
  ConsultationNotYetOpen,
  TakesNoPart,
  InvalidInput,
]);

import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Account, accountById } from '#accounts';
import { ContactPoint, contactPointById } from '#contact-points';
import { Load, type BigKey, type Loader } from '#graphql';
import {
  Consultation,
  consultationById,
  Draft,
  draftById,
  Provision,
  provisionById,
  Regulation,
  regulationById,
} from '#regulations';
import { CollectionEvent } from './collection-event.entity.js';
import { commentFacts, contactSeen, wordsSeen, type CommentFacts } from './comment-facts.loader.js';
import { CommentRedaction, CommentRelease, CommentWithdrawal } from './comment-facts.entity.js';
import { Comment } from './comment.entity.js';
import { eventSeen } from './event-by-id.loader.js';
import { ResidentContact } from './resident-contact.entity.js';

type Facts = Loader<BigKey, CommentFacts>;

const keyOf = ({ regulationId, id }: Comment): BigKey => ({ regulationId, id });

/** What a comment shows besides its columns; what depends on the reader is null for those not entitled. */
@Resolver(() => Comment)
export class CommentFieldsResolver {
  @ResolveField(() => String, {
    nullable: true,
    description:
      'What was said, as far as the reader may read it: for those entitled all but what was redacted; for others as released, masked; null when it is not public.',
  })
  async text(@Parent() comment: Comment, @Load(commentFacts) facts: Facts): Promise<string | null> {
    return wordsSeen(comment, await facts(keyOf(comment)))?.text ?? null;
  }

  @ResolveField(() => String, {
    nullable: true,
    description:
      'The wording proposed, as far as the reader may read it; null when there is none or it is not public.',
  })
  async proposedWording(
    @Parent() comment: Comment,
    @Load(commentFacts) facts: Facts,
  ): Promise<string | null> {
    return wordsSeen(comment, await facts(keyOf(comment)))?.proposedWording ?? null;
  }

  @ResolveField(() => String, {
    nullable: true,
    description:
      'The reason given, as far as the reader may read it; null when there is none or it is not public.',
  })
  async reason(@Parent() comment: Comment, @Load(commentFacts) facts: Facts): Promise<string | null> {
    return wordsSeen(comment, await facts(keyOf(comment)))?.reason ?? null;
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'What was said word for word, redacted parts included; null for those not entitled to it.',
  })
  async verbatim(@Parent() comment: Comment, @Load(commentFacts) facts: Facts): Promise<string | null> {
    return (await facts(keyOf(comment))).entitled ? comment.verbatim : null;
  }

  @ResolveField(() => CommentRelease, {
    nullable: true,
    description: 'What the public reads; null when it is not public.',
  })
  async release(
    @Parent() comment: Comment,
    @Load(commentFacts) facts: Facts,
  ): Promise<CommentRelease | null> {
    const { withdrawal, release } = await facts(keyOf(comment));
    return withdrawal ? null : release;
  }

  @ResolveField(() => CommentWithdrawal, {
    nullable: true,
    description: 'That it was withdrawn, and why; null when it was not, or for those not entitled.',
  })
  async withdrawal(
    @Parent() comment: Comment,
    @Load(commentFacts) facts: Facts,
  ): Promise<CommentWithdrawal | null> {
    const { entitled, withdrawal } = await facts(keyOf(comment));
    return entitled ? withdrawal : null;
  }

  @ResolveField(() => [CommentRedaction], {
    nullable: true,
    description: 'What was hidden, the oldest first; null for those not entitled.',
  })
  async redactions(
    @Parent() comment: Comment,
    @Load(commentFacts) facts: Facts,
  ): Promise<CommentRedaction[] | null> {
    const { entitled, redactions } = await facts(keyOf(comment));
    return entitled ? redactions : null;
  }

  @ResolveField(() => ResidentContact, {
    nullable: true,
    description: 'Who spoke; null when they did not say, or for those not entitled to know.',
  })
  residentContact(
    @Parent() comment: Comment,
    @Load(contactSeen) load: Loader<BigKey, ResidentContact | null>,
  ): Promise<ResidentContact | null> {
    return load(keyOf(comment));
  }

  @ResolveField(() => Account, {
    nullable: true,
    description:
      'Who entered it; null for a resident’s own comment or an import, and for those not entitled to know.',
  })
  async recordedBy(
    @Parent() comment: Comment,
    @Load(commentFacts) facts: Facts,
    @Load(accountById) load: Loader<string, Account | null>,
  ): Promise<Account | null> {
    if (!comment.recordedBy || !(await facts(keyOf(comment))).entitled) return null;
    return load(comment.recordedBy);
  }

  @ResolveField(() => ContactPoint, { description: 'The point that heard it, or that the resident chose.' })
  contactPoint(
    @Parent() comment: Comment,
    @Load(contactPointById) load: Loader<string, ContactPoint | null>,
  ): Promise<ContactPoint | null> {
    return load(comment.contactPointId);
  }

  @ResolveField(() => CollectionEvent, {
    nullable: true,
    description: 'The event it was heard at; null when at none, or for those not entitled to see the event.',
  })
  event(
    @Parent() comment: Comment,
    @Load(eventSeen) load: Loader<string, CollectionEvent | null>,
  ): Promise<CollectionEvent | null> | null {
    return comment.eventId ? load(comment.eventId) : null;
  }

  @ResolveField(() => Regulation, { description: 'The regulation it is about.' })
  regulation(
    @Parent() comment: Comment,
    @Load(regulationById) load: Loader<string, Regulation | null>,
  ): Promise<Regulation | null> {
    return load(comment.regulationId);
  }

  @ResolveField(() => Draft, { description: 'The draft it is about.' })
  draft(
    @Parent() comment: Comment,
    @Load(draftById) load: Loader<string, Draft | null>,
  ): Promise<Draft | null> {
    return load(comment.draftId);
  }

  @ResolveField(() => Provision, {
    nullable: true,
    description: 'The provision it is about; null when it is about the whole draft.',
  })
  provision(
    @Parent() comment: Comment,
    @Load(provisionById) load: Loader<string, Provision | null>,
  ): Promise<Provision | null> | null {
    return comment.provisionId ? load(comment.provisionId) : null;
  }

  @ResolveField(() => Consultation, { description: 'The consultation it was said in.' })
  consultation(
    @Parent() comment: Comment,
    @Load(consultationById) load: Loader<string, Consultation | null>,
  ): Promise<Consultation | null> {
    return load(comment.consultationId);
  }
}

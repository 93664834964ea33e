import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Account, accountById } from '#accounts';
import { Day, Load, type BigKey, type Loader } from '#graphql';
import { Opinion, opinionByKey } from '#opinions';
import { Provision, provisionById } from '#regulations';
import { Decision } from './decision.entity.js';
import { feedbackOfDecision, isTold, supersededOn } from './decisions.loaders.js';
import { Feedback } from './feedback.entity.js';
import { PreparedDecision } from './prepared-decision.entity.js';

const keyOf = ({ regulationId, id }: Decision): BigKey => ({ regulationId, id });

const adoptedIntoField = {
  nullable: true,
  description: 'The provision of a later draft that took the opinion up; null when none is named.',
};

@Resolver(() => Decision)
export class DecisionFieldsResolver {
  @ResolveField(() => Opinion, { description: 'The opinion it decides, public with it.' })
  opinion(
    @Parent() { regulationId, opinionId }: Decision,
    @Load(opinionByKey) load: Loader<BigKey, Opinion | null>,
  ): Promise<Opinion | null> {
    return load({ regulationId, id: opinionId });
  }

  @ResolveField(() => Provision, adoptedIntoField)
  adoptedInto(
    @Parent() decision: Decision,
    @Load(provisionById) load: Loader<string, Provision | null>,
  ): Promise<Provision | null> | null {
    return decision.adoptedIntoId ? load(decision.adoptedIntoId) : null;
  }

  @ResolveField(() => Day, {
    nullable: true,
    description: 'Publication day of the decision that superseded it; null while it is in force.',
  })
  supersededOn(
    @Parent() decision: Decision,
    @Load(supersededOn) load: Loader<BigKey, string | null>,
  ): Promise<string | null> {
    return load(keyOf(decision));
  }

  @ResolveField(() => Boolean, { description: 'Whether people who spoke were told of it.' })
  told(@Parent() decision: Decision, @Load(isTold) load: Loader<BigKey, boolean>): Promise<boolean> {
    return load(keyOf(decision));
  }

  @ResolveField(() => [Feedback], {
    description: 'Who was told of it, how and when, the latest first; empty outside point and authority.',
  })
  feedback(
    @Parent() decision: Decision,
    @Load(feedbackOfDecision) load: Loader<BigKey, Feedback[]>,
  ): Promise<Feedback[]> {
    return load(keyOf(decision));
  }
}

@Resolver(() => PreparedDecision)
export class PreparedDecisionResolver {
  @ResolveField(() => Opinion, { description: 'The opinion it is to decide.' })
  opinion(
    @Parent() { regulationId, opinionId }: PreparedDecision,
    @Load(opinionByKey) load: Loader<BigKey, Opinion | null>,
  ): Promise<Opinion | null> {
    return load({ regulationId, id: opinionId });
  }

  @ResolveField(() => Provision, adoptedIntoField)
  adoptedInto(
    @Parent() prepared: PreparedDecision,
    @Load(provisionById) load: Loader<string, Provision | null>,
  ): Promise<Provision | null> | null {
    return prepared.adoptedIntoId ? load(prepared.adoptedIntoId) : null;
  }

  @ResolveField(() => Account, {
    nullable: true,
    description: 'Who prepared it; null for a command of the program.',
  })
  preparedBy(
    @Parent() prepared: PreparedDecision,
    @Load(accountById) load: Loader<string, Account | null>,
  ): Promise<Account | null> | null {
    return prepared.preparedBy ? load(prepared.preparedBy) : null;
  }
}

import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Load, type Loader } from '#graphql';
import { Account, accountById, Allow, Viewer } from '#accounts';
import { AlignmentsService } from './alignments.service.js';
import { Alignment, AlignmentConfirmation } from './alignment.entity.js';
import { confirmationOf } from './alignments-to-confirm.js';
import { ConfirmAlignmentInput, ConfirmAlignmentResult } from './confirm-alignment.js';
import { Counterpart, ProvisionVersion } from './counterpart.js';
import { Draft } from './draft.entity.js';
import { Provision } from './provision.entity.js';
import { draftById, provisionById } from './regulations.loaders.js';

type ById<T> = Loader<string, T | null>;

const earlierField = { nullable: true, description: 'The provision of the earlier draft.' };
const laterField = {
  nullable: true,
  description: 'The provision it has become in the next draft; null when it is gone.',
};

/** What was found, and what a person makes of it. */
@Resolver(() => Alignment)
export class AlignmentResolver {
  constructor(private readonly service: AlignmentsService) {}

  @Allow('draft.manage')
  @Mutation(() => ConfirmAlignmentResult, {
    description:
      'Say what a provision has become in the next draft. Anchors of comments and opinions follow it from then on.',
  })
  confirmAlignment(
    @Viewer() viewer: Viewer,
    @Args('input', { description: 'The provision and its counterpart.' }) input: ConfirmAlignmentInput,
  ): Promise<typeof ConfirmAlignmentResult> {
    return this.service.confirm(viewer, input);
  }

  @ResolveField(() => Provision, earlierField)
  provision(@Parent() { earlierId }: Alignment, @Load(provisionById) load: ById<Provision>) {
    return load(earlierId);
  }

  @ResolveField(() => Provision, laterField)
  counterpart(@Parent() { laterId }: Alignment, @Load(provisionById) load: ById<Provision>) {
    return laterId ? load(laterId) : null;
  }
}

@Resolver(() => AlignmentConfirmation)
export class AlignmentConfirmationResolver {
  @ResolveField(() => Provision, earlierField)
  provision(@Parent() { earlierId }: AlignmentConfirmation, @Load(provisionById) load: ById<Provision>) {
    return load(earlierId);
  }

  @ResolveField(() => Provision, laterField)
  counterpart(@Parent() { laterId }: AlignmentConfirmation, @Load(provisionById) load: ById<Provision>) {
    return laterId ? load(laterId) : null;
  }

  @ResolveField(() => Account, {
    nullable: true,
    description: 'Who confirmed it; null for those who manage no drafts.',
  })
  confirmedBy(
    @Viewer() viewer: Viewer,
    @Parent() { confirmedBy }: AlignmentConfirmation,
    @Load(accountById) load: ById<Account>,
  ) {
    return confirmedBy && viewer.may('draft.manage') ? load(confirmedBy) : null;
  }
}

@Resolver(() => Counterpart)
export class CounterpartResolver {
  @ResolveField(() => Provision, {
    nullable: true,
    description: 'The provision there; null when it is not in that draft, or not any more.',
  })
  provision(@Parent() { provisionId }: Counterpart, @Load(provisionById) load: ById<Provision>) {
    return provisionId ? load(provisionId) : null;
  }

  @ResolveField(() => AlignmentConfirmation, {
    nullable: true,
    description: 'What a person confirmed, when that draft is the next one; null when nobody did.',
  })
  confirmation(
    @Parent() { startId, draftId }: Counterpart,
    @Load(confirmationOf)
    load: Loader<{ earlierId: string; laterDraftId: string }, AlignmentConfirmation | null>,
  ) {
    return load({ earlierId: startId, laterDraftId: draftId });
  }
}

@Resolver(() => ProvisionVersion)
export class ProvisionVersionResolver {
  @ResolveField(() => Draft, { description: 'The draft.' })
  draft(@Parent() { draftId }: ProvisionVersion, @Load(draftById) load: ById<Draft>) {
    return load(draftId);
  }

  @ResolveField(() => Provision, { description: 'The provision as it stands there.' })
  provision(@Parent() { provisionId }: ProvisionVersion, @Load(provisionById) load: ById<Provision>) {
    return load(provisionId);
  }
}

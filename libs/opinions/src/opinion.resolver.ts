import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, Viewer } from '#accounts';
import { PageArgs, type Page } from '#graphql';
import { DraftOpinionInput, DraftOpinionResult } from './draft-opinion.js';
import { EditOpinionInput, EditOpinionResult } from './edit-opinion.js';
import { EndorseOpinionInput, EndorseOpinionResult } from './endorse-opinion.js';
import { GroupOpinionsInput, GroupOpinionsResult } from './group-opinions.js';
import { OpinionFilter } from './opinion-filter.js';
import { OpinionGroups } from './opinion-groups.service.js';
import { Opinion } from './opinion.entity.js';
import { OpinionConnection } from './opinions-seen.js';
import { Opinions } from './opinions.service.js';
import { ReturnOpinionInput, ReturnOpinionResult } from './return-opinion.js';
import { Submissions } from './submissions.service.js';
import { SubmitAsIsInput, SubmitAsIsResult } from './submit-as-is.js';
import { SubmitOpinionsInput, SubmitOpinionsResult } from './submit-opinions.js';
import { SummingUp } from './summing-up.service.js';
import { UngroupOpinionResult } from './ungroup-opinion.js';

@Resolver(() => Opinion)
export class OpinionResolver {
  constructor(
    private readonly opinionsSeen: Opinions,
    private readonly summingUp: SummingUp,
    private readonly submissions: Submissions,
    private readonly groups: OpinionGroups,
  ) {}

  @Allow('anyone')
  @Query(() => OpinionConnection, {
    description:
      'Opinions the reader may see: those of their points, those sent to their authority, and those with a published decision.',
  })
  opinions(
    @Viewer() viewer: Viewer,
    @Args() page: PageArgs,
    @Args('filter', { type: () => OpinionFilter, nullable: true, description: 'Which ones.' })
    filter?: OpinionFilter,
  ): Promise<Page<Opinion>> {
    return this.opinionsSeen.page(viewer, filter ?? {}, page);
  }

  @Allow('anyone')
  @Query(() => Opinion, { description: 'One opinion. NOT_FOUND when there is none that the reader may see.' })
  opinion(
    @Viewer() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'Its id.' }) id: string,
  ): Promise<Opinion> {
    return this.opinionsSeen.byId(viewer, id);
  }

  @Allow('opinion.write')
  @Mutation(() => DraftOpinionResult, {
    description: 'Sum one or more comments up into an opinion; comments withdrawn are not.',
  })
  draftOpinion(
    @Viewer() viewer: Viewer,
    @Args('input', { description: 'The opinion.' }) input: DraftOpinionInput,
  ): Promise<typeof DraftOpinionResult> {
    return this.summingUp.draft(viewer, input) as Promise<typeof DraftOpinionResult>;
  }

  @Allow('opinion.write')
  @Mutation(() => EditOpinionResult, {
    description: 'Change an opinion that is not submitted. Only the version that was read can be changed.',
  })
  editOpinion(
    @Viewer() viewer: Viewer,
    @Args('input', { description: 'What is new.' }) input: EditOpinionInput,
  ): Promise<typeof EditOpinionResult> {
    return this.summingUp.edit(viewer, input) as Promise<typeof EditOpinionResult>;
  }

  @Allow('opinion.submit')
  @Mutation(() => EndorseOpinionResult, { description: 'Approve an opinion for submission (审定).' })
  endorseOpinion(
    @Viewer() viewer: Viewer,
    @Args('input', { description: 'Which, as it was read.' }) input: EndorseOpinionInput,
  ): Promise<typeof EndorseOpinionResult> {
    return this.summingUp.endorse(viewer, input) as Promise<typeof EndorseOpinionResult>;
  }

  @Allow('opinion.submit')
  @Mutation(() => SubmitOpinionsResult, {
    description:
      'Send opinions to the authority (上报), all or none. After the due day they are received, as late, until the authority closes the consultation early; what it returned may always come back.',
  })
  submitOpinions(
    @Viewer() viewer: Viewer,
    @Args('input', { description: 'Which.' }) input: SubmitOpinionsInput,
  ): Promise<typeof SubmitOpinionsResult> {
    return this.submissions.submit(viewer, input) as Promise<typeof SubmitOpinionsResult>;
  }

  @Allow('opinion.submit')
  @Mutation(() => SubmitAsIsResult, {
    description: 'Send comments to the authority as they are, each as an opinion of its own, all or none.',
  })
  submitAsIs(
    @Viewer() viewer: Viewer,
    @Args('input', { description: 'Which.' }) input: SubmitAsIsInput,
  ): Promise<typeof SubmitAsIsResult> {
    return this.submissions.asIs(viewer, input) as Promise<typeof SubmitAsIsResult>;
  }

  @Allow('opinion.return')
  @Mutation(() => ReturnOpinionResult, {
    description:
      'Send an opinion back to its point with a reason (退回). It no longer counts as submitted, and leaves its group.',
  })
  returnOpinion(
    @Viewer() viewer: Viewer,
    @Args('input', { description: 'Which, and why.' }) input: ReturnOpinionInput,
  ): Promise<typeof ReturnOpinionResult> {
    return this.submissions.return(viewer, input) as Promise<typeof ReturnOpinionResult>;
  }

  @Allow('opinion.group')
  @Mutation(() => GroupOpinionsResult, {
    description: 'Put alike opinions together, to give them one decision.',
  })
  groupOpinions(
    @Viewer() viewer: Viewer,
    @Args('input', { description: 'Which.' }) input: GroupOpinionsInput,
  ): Promise<typeof GroupOpinionsResult> {
    return this.groups.group(viewer, input) as Promise<typeof GroupOpinionsResult>;
  }

  @Allow('opinion.group')
  @Mutation(() => UngroupOpinionResult, {
    description: 'Take an opinion out of its group; what is prepared on it stays.',
  })
  ungroupOpinion(
    @Viewer() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'The opinion.' }) id: string,
  ): Promise<typeof UngroupOpinionResult> {
    return this.groups.ungroup(viewer, id) as Promise<typeof UngroupOpinionResult>;
  }
}

import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Viewer } from '#accounts';
import { Load, type BigKey, type Loader } from '#graphql';
import { Provision, provisionById, Regulation, regulationById } from '#regulations';
import { OpinionReturn } from './opinion-return.entity.js';
import { dueDay, returnOfSubmission } from './opinions.loaders.js';
import { Submission } from './submission.entity.js';

@Resolver(() => Submission)
export class SubmissionResolver {
  @ResolveField(() => Boolean, {
    description:
      'Whether the opinion first came after the due day of the point’s task; without a task, after the window’s last day.',
  })
  async late(
    @Parent() { consultationId, contactPointId, firstSubmittedOn }: Submission,
    @Load(dueDay) load: Loader<string, string | null>,
  ): Promise<boolean> {
    const dueOn = await load(`${consultationId} ${contactPointId}`);
    return dueOn !== null && firstSubmittedOn > dueOn;
  }

  @ResolveField(() => Provision, {
    nullable: true,
    description: 'The provision it was about; null when about the whole draft.',
  })
  provision(
    @Parent() submission: Submission,
    @Load(provisionById) load: Loader<string, Provision | null>,
  ): Promise<Provision | null> | null {
    return submission.provisionId ? load(submission.provisionId) : null;
  }

  @ResolveField(() => OpinionReturn, {
    nullable: true,
    description:
      'That the authority sent it back, and why; null when it did not, and outside point and authority.',
  })
  async returned(
    @Viewer() viewer: Viewer,
    @Parent() { regulationId, id, contactPointId }: Submission,
    @Load(returnOfSubmission) load: Loader<BigKey, OpinionReturn | null>,
    @Load(regulationById) regulation: Loader<string, Regulation | null>,
  ): Promise<OpinionReturn | null> {
    const authorityId = (await regulation(regulationId))?.authorityId;
    return viewer.may('opinion.read', { contactPointId, authorityId }) ? load({ regulationId, id }) : null;
  }
}

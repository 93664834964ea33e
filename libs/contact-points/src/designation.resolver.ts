import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Load, type Loader } from '#graphql';
import { Allow, Viewer } from '#accounts';
import { Authority } from './authority.entity.js';
import { ContactPoint } from './contact-point.entity.js';
import { authorityById, contactPointById } from './contact-points.loaders.js';
import { DesignateContactPointInput, DesignateContactPointResult } from './designate-contact-point.js';
import { Designation } from './designation.entity.js';
import { DesignationsService } from './designations.service.js';
import { EndDesignationInput, EndDesignationResult } from './end-designation.js';

@Resolver(() => Designation)
export class DesignationResolver {
  constructor(private readonly service: DesignationsService) {}

  @Allow('contactPoint.manage')
  @Mutation(() => DesignateContactPointResult, {
    description: 'Designate a point for an authority (设立), from a day on.',
  })
  designateContactPoint(
    @Viewer() viewer: Viewer,
    @Args('input', { description: 'The point, the authority and the days.' })
    input: DesignateContactPointInput,
  ): Promise<typeof DesignateContactPointResult> {
    return this.service.designate(viewer, input);
  }

  @Allow('contactPoint.manage')
  @Mutation(() => EndDesignationResult, { description: 'Set the last day of a designation.' })
  endDesignation(
    @Viewer() viewer: Viewer,
    @Args('input', { description: 'The designation and its last day.' }) input: EndDesignationInput,
  ): Promise<typeof EndDesignationResult> {
    return this.service.end(viewer, input);
  }

  @ResolveField(() => ContactPoint, { description: 'The point.' })
  contactPoint(
    @Parent() designation: Designation,
    @Load(contactPointById) load: Loader<string, ContactPoint | null>,
  ): Promise<ContactPoint | null> {
    return load(designation.contactPointId);
  }

  @ResolveField(() => Authority, { description: 'The authority that designated it.' })
  authority(
    @Parent() designation: Designation,
    @Load(authorityById) load: Loader<string, Authority | null>,
  ): Promise<Authority | null> {
    return load(designation.authorityId);
  }
}

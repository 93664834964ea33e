import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { RoleGrant } from '#accounts';
import { Load, type Loader } from '#graphql';
import { Authority } from './authority.entity.js';
import { ContactPoint } from './contact-point.entity.js';
import { authorityById, contactPointById } from './contact-points.loaders.js';

/** Where a role holds. */
@Resolver(() => RoleGrant)
export class RoleGrantResolver {
  @ResolveField(() => Authority, {
    nullable: true,
    description:
      'The authority it holds for. Null for staff, and for administrators and analysts of everything.',
  })
  authority(
    @Parent() { authorityId }: RoleGrant,
    @Load(authorityById) load: Loader<string, Authority | null>,
  ): Promise<Authority | null> | null {
    return authorityId ? load(authorityId) : null;
  }

  @ResolveField(() => ContactPoint, {
    nullable: true,
    description: 'The point staff belong to; null for the other roles.',
  })
  contactPoint(
    @Parent() { contactPointId }: RoleGrant,
    @Load(contactPointById) load: Loader<string, ContactPoint | null>,
  ): Promise<ContactPoint | null> | null {
    return contactPointId ? load(contactPointId) : null;
  }
}

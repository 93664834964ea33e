import { Args, ID, Mutation, ObjectType, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Connection, Day, Load, LoadWith, PageArgs, type Loader, type Page } from '#graphql';
import { Allow, Viewer } from '#accounts';
import { AddAuthorityInput, AddAuthorityResult } from './add-authority.js';
import { AuthoritiesService } from './authorities.service.js';
import { Authority } from './authority.entity.js';
import { ContactPoint } from './contact-point.entity.js';
import {
  DesignationConnection,
  designationsByAuthority,
  minimumWindowsOf,
  onlinePointOf,
} from './contact-points.loaders.js';
import type { Designation } from './designation.entity.js';
import { MinimumWindow } from './minimum-window.entity.js';
import { SetMinimumWindowInput } from './set-minimum-window.js';

@ObjectType({ description: 'A page of authorities.' })
export class AuthorityConnection extends Connection(Authority) {}

@Resolver(() => Authority)
export class AuthorityResolver {
  constructor(private readonly service: AuthoritiesService) {}

  @Allow('anyone')
  @Query(() => AuthorityConnection, { description: 'Authorities, by name.' })
  authorities(@Args() page: PageArgs): Promise<Page<Authority>> {
    return this.service.list(page);
  }

  @Allow('anyone')
  @Query(() => Authority, { description: 'One authority. NOT_FOUND when there is none.' })
  authority(@Args('id', { type: () => ID, description: 'Its id.' }) id: string): Promise<Authority> {
    return this.service.byId(id);
  }

  @Allow('authority.manage')
  @Mutation(() => AddAuthorityResult, {
    description:
      'Add an authority, with its ONLINE point and the minimum windows the law prescribes. Only for administrators of the whole platform.',
  })
  addAuthority(
    @Viewer() viewer: Viewer,
    @Args('input', { description: 'The authority.' }) input: AddAuthorityInput,
  ): Promise<typeof AddAuthorityResult> {
    return this.service.add(viewer, input);
  }

  @Allow('authority.manage')
  @Mutation(() => MinimumWindow, {
    description:
      'Set how long public consultations of an authority on a kind of regulation must last, with the legal basis. Consultations already open keep theirs.',
  })
  setMinimumWindow(
    @Viewer() viewer: Viewer,
    @Args('input', { description: 'The minimum.' }) input: SetMinimumWindowInput,
  ): Promise<MinimumWindow> {
    return this.service.setMinimumWindow(viewer, input);
  }

  @ResolveField(() => ContactPoint, {
    description: 'Its ONLINE point, where what reaches it directly is logged.',
  })
  onlinePoint(
    @Parent() authority: Authority,
    @Load(onlinePointOf) load: Loader<string, ContactPoint | null>,
  ): Promise<ContactPoint | null> {
    return load(authority.id);
  }

  @ResolveField(() => [MinimumWindow], {
    description: 'How long public consultations must last, by kind of regulation.',
  })
  minimumWindows(
    @Parent() authority: Authority,
    @Load(minimumWindowsOf) load: Loader<string, MinimumWindow[]>,
  ): Promise<MinimumWindow[]> {
    return load(authority.id);
  }

  @ResolveField(() => DesignationConnection, {
    description: 'Points it has designated, oldest designation first.',
  })
  designations(
    @Parent() authority: Authority,
    @Args() page: PageArgs,
    @LoadWith(designationsByAuthority)
    load: (args: { on: string | null; page: PageArgs }) => Loader<string, Page<Designation>>,
    @Args('on', { type: () => Day, nullable: true, description: 'Only those that hold on this day.' })
    on?: string | null,
  ): Promise<Page<Designation>> {
    return load({ on: on ?? null, page })(authority.id);
  }
}

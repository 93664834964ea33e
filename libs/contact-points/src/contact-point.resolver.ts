import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Clock, Database } from '#database';
import { Day, Load, LoadWith, PageArgs, type Loader, type Page } from '#graphql';
import { Allow, Viewer } from '#accounts';
import { AddContactPointInput, AddContactPointResult } from './add-contact-point.js';
import { Authority } from './authority.entity.js';
import { ContactPoint } from './contact-point.entity.js';
import { ContactPointConnection, ContactPointFilter, contactPointList } from './contact-point-list.js';
import {
  authorityById,
  collectionPointsOn,
  contactPointById,
  designationsOfPoint,
  districtHistoryOf,
  districtOn,
  parentHistoryOf,
  parentOn,
} from './contact-points.loaders.js';
import { ContactPointsService } from './contact-points.service.js';
import { Designation } from './designation.entity.js';
import { MoveContactPointInput, MoveContactPointResult } from './move-contact-point.js';
import { ContactPointDistrict, ContactPointParent } from './placement.entity.js';

type LoaderOn<V> = (args: { on: string }) => Loader<string, V>;

const onADay = { type: () => Day, nullable: true, description: 'The day asked about; today when left out.' };

@Resolver(() => ContactPoint)
export class ContactPointResolver {
  constructor(
    private readonly service: ContactPointsService,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  @Allow('anyone')
  @Query(() => ContactPointConnection, { description: 'Contact points and collection points, by name.' })
  contactPoints(
    @Args() page: PageArgs,
    @Args('filter', { type: () => ContactPointFilter, nullable: true, description: 'Which ones.' })
    filter?: ContactPointFilter,
  ): Promise<Page<ContactPoint>> {
    return contactPointList(this.db, filter ?? {}, this.clock.today(), page);
  }

  @Allow('anyone')
  @Query(() => ContactPoint, { description: 'One contact point. NOT_FOUND when there is none.' })
  contactPoint(@Args('id', { type: () => ID, description: 'Its id.' }) id: string): Promise<ContactPoint> {
    return this.service.byId(id);
  }

  @Allow('contactPoint.manage')
  @Mutation(() => AddContactPointResult, {
    description: 'Add a contact point or collection point, with its place and, when asked, its designation.',
  })
  addContactPoint(
    @Viewer() viewer: Viewer,
    @Args('input', { description: 'The point.' }) input: AddContactPointInput,
  ): Promise<typeof AddContactPointResult> {
    return this.service.add(viewer, input);
  }

  @Allow('contactPoint.manage')
  @Mutation(() => MoveContactPointResult, {
    description: 'Give a point another parent, another district, or both, from a day on.',
  })
  moveContactPoint(
    @Viewer() viewer: Viewer,
    @Args('input', { description: 'Where to, and from when.' }) input: MoveContactPointInput,
  ): Promise<typeof MoveContactPointResult> {
    return this.service.move(viewer, input);
  }

  @ResolveField(() => Authority, {
    nullable: true,
    description: 'The authority whose ONLINE point this is; null for every other point.',
  })
  onlineFor(
    @Parent() point: ContactPoint,
    @Load(authorityById) load: Loader<string, Authority | null>,
  ): Promise<Authority | null> | null {
    return point.onlineForAuthorityId ? load(point.onlineForAuthorityId) : null;
  }

  @ResolveField(() => ContactPoint, {
    nullable: true,
    description:
      'The point it stands under, when it is a collection point (信息采集点); null when under none.',
  })
  async parent(
    @Parent() point: ContactPoint,
    @LoadWith(parentOn) parentIdOn: LoaderOn<string | null>,
    @Load(contactPointById) load: Loader<string, ContactPoint | null>,
    @Args('on', onADay) on?: string | null,
  ): Promise<ContactPoint | null> {
    const id = await parentIdOn({ on: on ?? this.clock.today() })(point.id);
    return id ? load(id) : null;
  }

  @ResolveField(() => [ContactPointParent], {
    description: 'All entries of its parents, by the day they hold from.',
  })
  parentHistory(
    @Parent() point: ContactPoint,
    @Load(parentHistoryOf) load: Loader<string, ContactPointParent[]>,
  ): Promise<ContactPointParent[]> {
    return load(point.id);
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'District it lies in (区、县); null when in none.',
  })
  district(
    @Parent() point: ContactPoint,
    @LoadWith(districtOn) load: LoaderOn<string | null>,
    @Args('on', onADay) on?: string | null,
  ): Promise<string | null> {
    return load({ on: on ?? this.clock.today() })(point.id);
  }

  @ResolveField(() => [ContactPointDistrict], {
    description: 'All entries of its districts, by the day they hold from.',
  })
  districtHistory(
    @Parent() point: ContactPoint,
    @Load(districtHistoryOf) load: Loader<string, ContactPointDistrict[]>,
  ): Promise<ContactPointDistrict[]> {
    return load(point.id);
  }

  @ResolveField(() => [ContactPoint], { description: 'Collection points directly under it, by name.' })
  async collectionPoints(
    @Parent() point: ContactPoint,
    @LoadWith(collectionPointsOn) idsOn: LoaderOn<string[]>,
    @Load(contactPointById) load: Loader<string, ContactPoint | null>,
    @Args('on', onADay) on?: string | null,
  ): Promise<(ContactPoint | null)[]> {
    const ids = await idsOn({ on: on ?? this.clock.today() })(point.id);
    return Promise.all(ids.map(load));
  }

  @ResolveField(() => [Designation], { description: 'By which authorities it was designated, oldest first.' })
  designations(
    @Parent() point: ContactPoint,
    @Load(designationsOfPoint) load: Loader<string, Designation[]>,
  ): Promise<Designation[]> {
    return load(point.id);
  }
}

@Resolver(() => ContactPointParent)
export class ContactPointParentResolver {
  @ResolveField(() => ContactPoint, { nullable: true, description: 'The point above; null: none.' })
  parent(
    @Parent() entry: ContactPointParent,
    @Load(contactPointById) load: Loader<string, ContactPoint | null>,
  ): Promise<ContactPoint | null> | null {
    return entry.parentId ? load(entry.parentId) : null;
  }
}

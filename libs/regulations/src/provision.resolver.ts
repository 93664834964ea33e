import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Load, type Loader } from '#graphql';
import { Draft } from './draft.entity.js';
import { Provision } from './provision.entity.js';
import { childrenOf } from './provisions.loaders.js';
import { draftById, provisionById } from './regulations.loaders.js';

type ById<T> = Loader<string, T | null>;

@Resolver(() => Provision)
export class ProvisionResolver {
  @ResolveField(() => Draft, { description: 'The draft it is in.' })
  draft(@Parent() provision: Provision, @Load(draftById) load: ById<Draft>): Promise<Draft | null> {
    return load(provision.draftId);
  }

  @ResolveField(() => Provision, {
    nullable: true,
    description: 'What it stands directly below; null for a root.',
  })
  parent(
    @Parent() provision: Provision,
    @Load(provisionById) load: ById<Provision>,
  ): Promise<Provision | null> | null {
    return provision.parentId ? load(provision.parentId) : null;
  }

  @ResolveField(() => [Provision], { description: 'What stands directly below it, in order.' })
  children(
    @Parent() provision: Provision,
    @Load(childrenOf) load: Loader<string, Provision[]>,
  ): Promise<Provision[]> | Provision[] {
    return provision.lastOrdinal > provision.ordinal ? load(provision.id) : [];
  }

  @ResolveField(() => Provision, {
    nullable: true,
    description: 'The article (条) it is in, or is; null when it is in none.',
  })
  article(
    @Parent() provision: Provision,
    @Load(provisionById) load: ById<Provision>,
  ): Promise<Provision | null> | null {
    return provision.articleId ? load(provision.articleId) : null;
  }

  @ResolveField(() => Provision, {
    nullable: true,
    description: 'The chapter (章) it is in, or is; null when it is in none.',
  })
  chapter(
    @Parent() provision: Provision,
    @Load(provisionById) load: ById<Provision>,
  ): Promise<Provision | null> | null {
    return provision.chapterId ? load(provision.chapterId) : null;
  }
}

import {
  Args,
  createUnionType,
  Context,
  Field,
  InterfaceType,
  ObjectType,
  Parent,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import type { Type } from '@nestjs/common';
import { Language, type Text } from './language.js';
import type { RequestContext } from './request-context.js';

/**
 * An answer the reader can act on: the office says no, and why. A mutation returns it as a member of its union; code
 * deep inside a transaction may throw it, which rolls back, and `refusing` turns it into the answer.
 */
@InterfaceType('Refusal', {
  description: 'The office says no, in words the reader can act on. Nothing was changed.',
  resolveType: (value: object) => value.constructor.name,
})
export abstract class Refusal {
  constructor(readonly text: Text) {}
}

@Resolver(() => Refusal)
export class RefusalResolver {
  @ResolveField(() => String, {
    description:
      'Why, for people; in the language asked for, else in that of the Accept-Language header, else Chinese.',
  })
  message(
    @Parent() refusal: Refusal,
    @Context() context: RequestContext,
    @Args('language', { type: () => Language, nullable: true, description: 'Language of the sentence.' })
    language?: Language | null,
  ): string {
    return refusal.text[language ?? context.language];
  }
}

/** One thing wrong with an input. */
@ObjectType({ description: 'One thing wrong with an input.' })
export class Problem {
  @Field({ description: 'Where: the field’s path in the input, such as `rows.3.heardOn`.' })
  readonly path: string;

  @Field({ description: 'What is wrong, in Chinese.' })
  readonly messageZh: string;

  @Field({ description: 'What is wrong, in English.' })
  readonly messageEn: string;

  constructor(path: string, text: Text) {
    this.path = path;
    this.messageZh = text.zh;
    this.messageEn = text.en;
  }
}

@ObjectType({
  implements: () => Refusal,
  description: 'The input contradicts itself or what is known; each problem says where.',
})
export class InvalidInput extends Refusal {
  @Field(() => [Problem], { description: 'What is wrong and where, in the order of the input.' })
  readonly problems: Problem[];

  constructor(...problems: Problem[]) {
    super({
      zh: problems.map((p) => p.messageZh).join('；'),
      en: problems.map((p) => p.messageEn).join(' '),
    });
    this.problems = problems;
  }

  /** The usual case: one problem. */
  static at(path: string, text: Text): InvalidInput {
    return new InvalidInput(new Problem(path, text));
  }
}

@ObjectType({
  implements: () => Refusal,
  description:
    'Someone else changed the same thing first; look again and decide anew. Nothing typed was stored.',
})
export class ChangedMeanwhile extends Refusal {
  constructor(
    text: Text = {
      zh: '其他人刚刚改动了这一项，请刷新后再操作。',
      en: 'Someone else has just changed this; look again, then decide.',
    },
  ) {
    super(text);
  }
}

/** Runs a story and returns the refusal it threw, if it threw one; whatever it wrote in a transaction is rolled back. */
export async function refusing<T>(story: () => Promise<T>): Promise<T | Refusal> {
  try {
    return await story();
  } catch (thrown) {
    if (thrown instanceof Refusal) return thrown;
    throw thrown;
  }
}

/** A mutation's answer: one of these classes, told apart by the object's own class. */
export function resultUnion<T extends Type<unknown>>(name: string, types: () => readonly T[]) {
  return createUnionType({
    name,
    description: `The answer of \`${name.charAt(0).toLowerCase()}${name.slice(1).replace(/Result$/, '')}\`: what was done, or a refusal.`,
    types: types as () => readonly Type<unknown>[] as never,
    resolveType: (value: object) => value.constructor as never,
  });
}

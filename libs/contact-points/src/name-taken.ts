import { Field, ObjectType } from '@nestjs/graphql';
import { constraintOf } from '#database';
import { Refusal } from '#graphql';

@ObjectType({
  implements: () => Refusal,
  description: 'Another authority or contact point has this name already.',
})
export class NameTaken extends Refusal {
  @Field({ description: 'The name.' })
  readonly name: string;

  constructor(name: string) {
    super({ zh: `名称“${name}”已经有了。`, en: `The name “${name}” is already taken.` });
    this.name = name;
  }
}

/** Runs a story that names something, and answers with the refusal when the name turns out to be taken. */
export async function unlessTaken<T>(name: string, story: () => Promise<T>): Promise<T | NameTaken> {
  try {
    return await story();
  } catch (error) {
    if (/^(authority|contact_point)_name_once$/.test(constraintOf(error) ?? '')) return new NameTaken(name);
    throw error;
  }
}

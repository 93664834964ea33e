import { Field, ID, InputType } from '@nestjs/graphql';
import { IsEnum, IsOptional, IsUUID } from 'class-validator';
import { Problem } from '#graphql';
import { Role } from './permissions.js';

@InputType({ description: 'A role, and where it holds.' })
export class RoleInput {
  @Field(() => Role, { description: 'The role.' })
  @IsEnum(Role)
  role: Role;

  @Field(() => ID, {
    nullable: true,
    description:
      'The authority: required for a legislator, none for staff. An administrator or analyst without one is so for everything.',
  })
  @IsOptional()
  @IsUUID()
  authorityId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The contact point: required for staff, none for the other roles.',
  })
  @IsOptional()
  @IsUUID()
  contactPointId?: string | null;
}

/** What does not fit together in a role; nothing when all does. `at`: the role's place in the input, such as `roles.0.`. */
export function problemsOf({ role, authorityId, contactPointId }: RoleInput, at = ''): Problem[] {
  const problems: Problem[] = [];
  if (role === Role.CONTACT_POINT_STAFF) {
    if (!contactPointId)
      problems.push(
        new Problem(`${at}contactPointId`, {
          zh: '请指定联系点。',
          en: 'Staff belong to a contact point: name it.',
        }),
      );
    if (authorityId)
      problems.push(
        new Problem(`${at}authorityId`, {
          zh: '联系点人员不指定机关。',
          en: 'Staff have a contact point, not an authority.',
        }),
      );
    return problems;
  }
  if (role === Role.LEGISLATOR && !authorityId)
    problems.push(
      new Problem(`${at}authorityId`, {
        zh: '请指定机关。',
        en: 'A legislator works for an authority: name it.',
      }),
    );
  if (contactPointId)
    problems.push(
      new Problem(`${at}contactPointId`, {
        zh: '只有联系点人员指定联系点。',
        en: 'Only staff have a contact point.',
      }),
    );
  return problems;
}

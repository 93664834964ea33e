import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayUnique, IsString, Length } from 'class-validator';
import { Day, InvalidInput, resultUnion, Trimmed } from '#graphql';
import { ApiToken } from './api-token.entity.js';
import { PermissionName, permissions, type Permission } from './permissions.js';

@InputType({ description: 'What a program may do for the viewer, and until when.' })
export class CreateTokenInput {
  @Field({ description: 'What it is for, 1 to 200 characters.' })
  @Trimmed()
  @Length(1, 200)
  name: string;

  @Field(() => [PermissionName], {
    description:
      'What it may do, of what the viewer may. Empty: read what is public, under the viewer’s name.',
  })
  @ArrayMaxSize(Object.keys(permissions).length)
  @ArrayUnique()
  scopes: Permission[];

  @Field(() => Day, { description: 'The last day it works: today to a year ahead.' })
  @IsString()
  expiresOn: string;
}

@ObjectType({ description: 'A new API token and its secret, which is shown this one time.' })
export class CreatedToken {
  static readonly shownOnce = ['secret'];

  @Field(() => ApiToken, { description: 'The token.' })
  readonly token: ApiToken;

  @Field({
    description: 'What the program sends: `Authorization: Bearer <secret>`. The server keeps a hash only.',
  })
  readonly secret: string;

  constructor(token: ApiToken, secret: string) {
    this.token = token;
    this.secret = secret;
  }
}

export const CreateTokenResult = resultUnion('CreateTokenResult', () => [CreatedToken, InvalidInput]);

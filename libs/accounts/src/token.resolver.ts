import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { parseId } from '#graphql';
import { Allow } from './allow.js';
import { ApiToken } from './api-token.entity.js';
import { CreateTokenInput, CreateTokenResult } from './create-token.js';
import { RevokeTokenInput } from './revoke-token.js';
import { Tokens } from './token.service.js';
import { Viewer } from './viewer.decorator.js';

@Resolver(() => ApiToken)
export class TokenResolver {
  constructor(private readonly tokens: Tokens) {}

  @Allow('token.manage')
  @Query(() => [ApiToken], {
    name: 'tokens',
    description: 'The viewer’s API tokens that are not revoked, the newest first; 100 at most.',
  })
  list(@Viewer() viewer: Viewer) {
    return this.tokens.list(viewer);
  }

  @Allow('token.manage')
  @Mutation(() => CreateTokenResult, {
    description:
      'Make an API token for a program. Its secret is shown once; it never does more than its owner may.',
  })
  createToken(
    @Viewer() viewer: Viewer,
    @Args('input', { description: 'What for, and until when.' }) input: CreateTokenInput,
  ) {
    return this.tokens.create(viewer, input);
  }

  @Allow('token.manage')
  @Mutation(() => ApiToken, { description: 'Revoke one of the viewer’s tokens; it stops working at once.' })
  revokeToken(
    @Viewer() viewer: Viewer,
    @Args('input', { description: 'Which.' }) { tokenId }: RevokeTokenInput,
  ) {
    return this.tokens.revoke(viewer, parseId(tokenId, { zh: '令牌', en: 'Token' }));
  }
}

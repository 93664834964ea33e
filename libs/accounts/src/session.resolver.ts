import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { FastifyReply } from 'fastify';
import { Config } from '#config';
import { EveryTime, parseId } from '#graphql';
import { Allow } from './allow.js';
import { Authentication } from './authentication.js';
import { ChangePasswordInput, ChangePasswordResult } from './change-password.js';
import { clearCookie, isConfidential, setCookie } from './cookie.js';
import { Session } from './session.entity.js';
import { Sessions } from './session.service.js';
import { ConnectionNotConfidential, SignInInput, SignInResult } from './sign-in.js';
import { SignOutThereInput } from './sign-out-there.js';
import { Viewer } from './viewer.decorator.js';
import { CurrentViewer } from './viewer.js';

/** The whole context is asked for: a reply is thenable, and to hand it over as a parameter would be to wait until it is sent. */
interface WithReply {
  reply: FastifyReply;
}

@Resolver(() => Session)
export class SessionResolver {
  constructor(
    private readonly sessions: Sessions,
    private readonly authentication: Authentication,
    private readonly config: Config,
  ) {}

  @Allow('anyone')
  @Query(() => CurrentViewer, { description: 'Who asks, and what they may do.' })
  viewer(@Viewer() viewer: Viewer) {
    return viewer;
  }

  @Allow('anyone')
  @EveryTime()
  @Mutation(() => SignInResult, {
    description:
      'Start a session; its secret goes into a cookie scripts cannot read. Ends the session in use, if any.',
  })
  async signIn(
    @Viewer() viewer: Viewer,
    @Args('input', { description: 'Who, and the proof.' }) input: SignInInput,
    @Context() { reply }: WithReply,
  ) {
    const { request } = reply;
    if (!isConfidential(request, this.config)) return new ConnectionNotConfidential();
    const secret = await this.sessions.signIn(viewer, input, request.headers['user-agent'] ?? null);
    if (typeof secret !== 'string') return secret;
    setCookie(reply, secret);
    return this.authentication.withSession(secret, viewer);
  }

  @Allow('anyone')
  @EveryTime()
  @Mutation(() => Boolean, { description: 'End the session in use. True, also when there is none.' })
  async signOut(@Viewer() viewer: Viewer, @Context() { reply }: WithReply) {
    await this.sessions.signOut(viewer);
    clearCookie(reply);
    return true;
  }

  @Allow('signed-in even with a one-time code')
  @EveryTime()
  @Mutation(() => ChangePasswordResult, {
    description: 'Choose a new password. All other sessions of the account end.',
  })
  changePassword(
    @Viewer() viewer: Viewer,
    @Args('input', { description: 'The old one and the new one.' }) input: ChangePasswordInput,
  ) {
    return this.sessions.changePassword(viewer, input);
  }

  @Allow('signed-in')
  @Query(() => [Session], {
    name: 'sessions',
    description: 'Where the viewer is signed in, the last used first; 100 at most.',
  })
  list(@Viewer() viewer: Viewer) {
    return this.sessions.list(viewer);
  }

  @Allow('signed-in')
  @Mutation(() => Boolean, { description: 'End one of the viewer’s sessions elsewhere. True.' })
  signOutThere(
    @Viewer() viewer: Viewer,
    @Args('input', { description: 'Which.' }) { sessionId }: SignOutThereInput,
  ) {
    return this.sessions.signOutThere(viewer, parseId(sessionId, { zh: '登录会话', en: 'Session' }));
  }

  @ResolveField(() => Boolean, { description: 'Whether it is the session that asks.' })
  isCurrent(@Parent() session: Session, @Viewer() viewer: Viewer): boolean {
    return session.id === viewer.sessionId;
  }
}

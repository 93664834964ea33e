import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { IsString, MaxLength } from 'class-validator';
import { Refusal, resultUnion, Trimmed } from '#graphql';
import { PASSWORD_LENGTH } from './passwords.js';
import { TooManyAttempts } from './sign-in-attempts.js';
import { CurrentViewer } from './viewer.js';

@InputType({ description: 'A name and what proves that it is theirs.' })
export class SignInInput {
  @Field({ description: 'The name they sign in with; capitals do not matter.' })
  @Trimmed()
  @IsString()
  @MaxLength(200)
  username: string;

  @Field({ description: 'Their password, or the one-time code an administrator handed over.' })
  @IsString()
  @MaxLength(PASSWORD_LENGTH.max)
  password: string;
}

@ObjectType({
  implements: () => Refusal,
  description: 'Name or password are wrong, or the account may not sign in; which of these is not told.',
})
export class SignInRefused extends Refusal {
  constructor() {
    super({ zh: '用户名或密码不正确。', en: 'The name or the password is not right.' });
  }
}

@ObjectType({
  implements: () => Refusal,
  description:
    'The connection is not encrypted and comes from a public address: a password would travel in the open.',
})
export class ConnectionNotConfidential extends Refusal {
  constructor() {
    super({
      zh: '当前连接未加密（HTTP），且来自公网，不能登录。请改用 https 地址，或联系管理员。',
      en: 'This connection is plain HTTP from a public address, so signing in is refused. Use the https address, or ask your administrator (CAIFENG_TLS_CERT, CAIFENG_ALLOW_PLAIN_HTTP).',
    });
  }
}

export const SignInResult = resultUnion('SignInResult', () => [
  CurrentViewer,
  SignInRefused,
  TooManyAttempts,
  ConnectionNotConfidential,
]);

/** A name as it is stored and compared: full-width letters and capitals make no difference. */
export const foldedUsername = (typed: string) => typed.normalize('NFKC').toLowerCase();

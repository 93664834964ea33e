import { randomUUID } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { readConfig } from '#config';
import { StoppedClock, testDatabase, type TestDatabase } from '#database';
import { createServer } from '../../src/create-server.js';

export interface Answer<T = any> {
  data: T;
  errors?: { message: string; path?: (string | number)[]; extensions: { code: string; requestId: string } }[];
}

/** A whole server on a database of its own, listening on a port of this machine, its clock where the test puts it. */
export class TestServer {
  static async start(today = '2024-06-03'): Promise<TestServer> {
    const database = await testDatabase();
    const clock = new StoppedClock(today);
    const app = await createServer(readConfig({ PORT: '0' }), database.db, clock);
    await app.listen(0, '127.0.0.1');
    return new TestServer(app, database, clock);
  }

  private constructor(
    readonly app: NestFastifyApplication,
    readonly database: TestDatabase,
    readonly clock: StoppedClock,
  ) {}

  get url(): string {
    const { port } = this.app.getHttpServer().address() as { port: number };
    return `http://127.0.0.1:${port}/graphql`;
  }

  /** Nobody signed in. */
  get anyone(): Person {
    return new Person(this.url);
  }

  /** Signs in with a one-time code and chooses a password. */
  async person(username: string, code: string): Promise<Person> {
    const person = new Person(this.url, username);
    await person.signIn(code);
    await person.actOnce('changePassword', { newPassword: person.password }, 'PasswordChanged', '__typename');
    return person;
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.database.close();
  }
}

/** Somebody with a browser: keeps the cookie, asks in GraphQL. */
export class Person {
  cookie = '';

  constructor(
    private readonly url: string,
    readonly username = '',
  ) {}

  get password(): string {
    return `${this.username} walks to the village`;
  }

  /** Begins a session, the one before having run out overnight. */
  async signIn(password = this.password): Promise<void> {
    this.cookie = '';
    await this.actOnce('signIn', { username: this.username, password }, 'Viewer', 'passwordChangeDue');
  }

  /** The data of an answer without errors. */
  async ask<T = any>(query: string, variables: object = {}): Promise<T> {
    const answer = await this.send<T>(query, variables);
    if (answer.errors) throw new Error(JSON.stringify(answer.errors, null, 2));
    return answer.data;
  }

  /**
   * Does something by a mutation that takes `input`, and expects the answer `type`: `act('addAuthority', {…}, 'Authority',
   * 'id name')`. Sends it twice with one key, as a phone on a bad line would, and expects the same answer twice. A
   * refusal is expected in the same way.
   */
  async act<T = any>(mutation: string, input: object, type: string, fields: string): Promise<T> {
    const key = `${randomUUID()}${randomUUID()}`;
    const first = await this.actOnce<T>(mutation, input, type, fields, key);
    expect(await this.actOnce<T>(mutation, input, type, fields, key)).toEqual(first);
    return first;
  }

  /** The same without the repeat, for answers that show a secret once. */
  async actOnce<T = any>(
    mutation: string,
    input: object,
    type: string,
    fields: string,
    key: string | null = null,
  ): Promise<T> {
    const inputType = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
    const data = await this.ask(
      `mutation ($input: ${inputType}!, $key: String) {
        ${mutation}(input: $input, idempotencyKey: $key) {
          __typename ... on Refusal { refused: message }
          ... on ${type} { ${fields} }
        }
      }`,
      { input, key },
    );
    const { __typename, refused, ...answer } = data[mutation];
    if (__typename !== type) throw new Error(`${mutation}: ${__typename} ${refused ?? ''}`);
    return answer as T;
  }

  /** The whole answer, errors included. */
  async send<T = any>(
    query: string,
    variables: object = {},
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> {
    const response = await fetch(this.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'accept-language': 'en',
        cookie: this.cookie,
        ...headers,
      },
      body: JSON.stringify({ query, variables }),
    });
    const set = response.headers.getSetCookie().map((line) => line.split(';')[0]);
    if (set.length) this.cookie = set.join('; ');
    return (await response.json()) as Answer<T>;
  }
}

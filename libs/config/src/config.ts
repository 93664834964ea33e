import { CannotStart } from './cannot-start.js';
import { variables, type Variable } from './variables.js';

/** What the environment says, parsed once; frozen. Injected wherever it is needed: nothing else reads process.env. */
export class Config {
  /** 0: any free port. */
  readonly port: number;
  /** The address to listen on; `::` is every address of this machine, IPv4 too. */
  readonly host: string;
  /** null: the embedded PostgreSQL in `dataFolder`. */
  readonly databaseUrl: string | null;
  /** The role that migrates; null: `databaseUrl` migrates. */
  readonly databaseOwnerUrl: string | null;
  /** Absolute. */
  readonly dataFolder: string;
  /** Fill an empty database with the demo. */
  readonly demo: boolean;
  /** Absolute path of the PEM file; null without TLS, and then `tlsKey` is null too. */
  readonly tlsCert: string | null;
  readonly tlsKey: string | null;
  /** Whose X-Forwarded-… headers are believed; null: nobody's. */
  readonly trustedProxies: string[] | null;
  /** Sign in over plain HTTP from public addresses too. */
  readonly allowPlainHttp: boolean;
  /** Serve although the database may lose what it acknowledged. */
  readonly allowWeakDatabase: boolean;
  /** Serve although the server's role may change what must not change. */
  readonly allowOwnerRole: boolean;
}

/**
 * The configuration that `env` describes. Pure.
 * @throws CannotStart naming every unknown `CAIFENG_…` variable and every malformed one, with what was expected.
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const problems = unknownNames(env);
  const config: Record<string, unknown> = new Config() as never;
  for (const [key, variable] of Object.entries(variables) as [string, Variable<unknown>][]) {
    const text = env[variable.name]?.trim() || variable.default;
    config[key] = text === null ? null : variable.parse(text);
    if (config[key] === undefined)
      problems.push(
        `${variable.name} must be ${variable.expected}, not ${shown(text ?? '', variable.name)}.`,
      );
  }
  if (config.databaseOwnerUrl && !config.databaseUrl)
    problems.push('DATABASE_OWNER_URL needs DATABASE_URL too: the role the server works with.');
  if (!config.tlsCert !== !config.tlsKey)
    problems.push('CAIFENG_TLS_CERT and CAIFENG_TLS_KEY go together: set both or neither.');
  if (problems.length)
    throw new CannotStart(problems.join(' '), '环境变量有误，各变量见 docs/operating.md。');
  return Object.freeze(config) as unknown as Config;
}

function unknownNames(env: Record<string, string | undefined>): string[] {
  const known = Object.values(variables)
    .map((variable) => variable.name)
    .filter((name) => name.startsWith('CAIFENG_'));
  return Object.keys(env)
    .filter((name) => /^CAIFENG_/i.test(name) && !known.includes(name))
    .map((name) => {
      const nearest = known.toSorted((a, b) => editDistance(name, a) - editDistance(name, b))[0]!;
      const hint =
        editDistance(name, nearest) <= 4 ? `did you mean ${nearest}?` : `there are ${known.join(', ')}.`;
      return `${name} is not a variable of this program; ${hint}`;
    });
}

/** Addresses of databases hold passwords: what is wrong with them is said without repeating them. */
function shown(text: string, name: string): string {
  return name.endsWith('_URL') ? 'what is given' : JSON.stringify(text.slice(0, 80));
}

/** Levenshtein's distance: letters to insert, delete or replace. */
function editDistance(left: string, right: string): number {
  const [a, b] = [left.toUpperCase(), right.toUpperCase()];
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    row = next;
  }
  return row[b.length]!;
}

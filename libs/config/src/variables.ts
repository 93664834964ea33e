import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { projectFolder } from './project-folder.js';

/** One environment variable: how it is written, what it becomes, and what docs/operating.md says of it. */
export interface Variable<T> {
  name: string;
  /** What stands when the variable is unset or empty, as one would write it; null: nothing. */
  default: string | null;
  /** What is accepted, in the reader's words: completes «NAME must be …». */
  expected: string;
  /** Returns undefined for a text that is not `expected`. */
  parse(text: string): T | undefined;
}

const onOff = { expected: '"on" or "off"', parse: (text: string) => ({ on: true, off: false })[text] };
const postgresUrl = {
  expected:
    'an address like postgres://user:password@host:5432/database (several hosts: host1:5432,host2:5432)',
  parse: (text: string) => (/^postgres(ql)?:\/\/[^/?\s]*\/[^/?\s]+(\?\S*)?$/.test(text) ? text : undefined),
};
const path = { expected: 'a path', parse: (text: string) => resolve(projectFolder, text) };

/** Every variable the program reads. A `CAIFENG_…` name that is not here stops the start. */
export const variables = {
  port: {
    name: 'PORT',
    default: '3000',
    expected: 'a port number from 0 to 65535 (0: any free port)',
    parse: (text: string) => (/^\d{1,5}$/.test(text) && Number(text) < 65_536 ? Number(text) : undefined),
  },
  host: {
    name: 'CAIFENG_HOST',
    default: '::',
    expected: 'an IP address of this machine, or "localhost"',
    parse: (text: string) => (text === 'localhost' || isIP(text) ? text : undefined),
  },
  databaseUrl: { name: 'DATABASE_URL', default: null, ...postgresUrl },
  databaseOwnerUrl: { name: 'DATABASE_OWNER_URL', default: null, ...postgresUrl },
  dataFolder: { name: 'CAIFENG_DATA', default: '.data', ...path },
  demo: { name: 'CAIFENG_DEMO', default: 'on', ...onOff },
  tlsCert: { name: 'CAIFENG_TLS_CERT', default: null, ...path },
  tlsKey: { name: 'CAIFENG_TLS_KEY', default: null, ...path },
  trustedProxies: {
    name: 'CAIFENG_TRUSTED_PROXIES',
    default: null,
    expected: 'IP addresses or ranges separated by commas, such as 10.0.0.5,192.168.0.0/16',
    parse: (text: string) => {
      const ranges = text.split(',').map((range) => range.trim());
      return ranges.every(isRange) ? ranges : undefined;
    },
  },
  allowPlainHttp: { name: 'CAIFENG_ALLOW_PLAIN_HTTP', default: 'off', ...onOff },
  allowWeakDatabase: { name: 'CAIFENG_ALLOW_WEAK_DATABASE', default: 'off', ...onOff },
  allowOwnerRole: { name: 'CAIFENG_ALLOW_OWNER_ROLE', default: 'off', ...onOff },
} satisfies Record<string, Variable<unknown>>;

function isRange(text: string): boolean {
  const [address, bits, more] = text.split('/');
  const version = isIP(address ?? '');
  if (!version || more !== undefined) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
}

import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { CannotStart, type Config } from '#config';

/** The certificate and key the server speaks HTTPS with; null without TLS. @throws CannotStart when they do not serve */
export function tlsOf({ tlsCert, tlsKey }: Config): { cert: Buffer; key: Buffer } | null {
  if (!tlsCert || !tlsKey) return null;
  const [cert, key] = [readPem(tlsCert), readPem(tlsKey)];
  try {
    createSecureContext({ cert, key });
  } catch (error) {
    throw new CannotStart(
      `${tlsCert} and ${tlsKey} are not a certificate and its key in PEM (${(error as Error).message}).`,
      'TLS 证书与私钥无效或不匹配。',
    );
  }
  return { cert, key };
}

function readPem(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new CannotStart(
      `The TLS file ${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`,
      'TLS 证书或私钥文件无法读取。',
    );
  }
}

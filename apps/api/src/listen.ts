import { createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { CannotStart, type Config } from '#config';

/** @throws CannotStart when another program has the port, or the address is not this machine's */
export async function requireFreePort(config: Config): Promise<void> {
  const probe = createServer();
  try {
    await attempt(
      config,
      (host) =>
        new Promise<void>((resolve, reject) => {
          probe.once('error', reject).listen(config.port, host, resolve);
        }),
    );
  } finally {
    probe.close();
  }
}

/** Listens, and returns the addresses to type into a browser: this machine's first, then those of its networks. */
export async function listen(app: NestFastifyApplication, config: Config): Promise<string[]> {
  await attempt(config, (host) => app.listen(config.port, host));
  const { port, address } = app.getHttpServer().address() as { port: number; address: string };
  const everywhere = address === '::' || address === '0.0.0.0';
  const hosts = everywhere ? ['localhost', ...networkAddresses()] : [address];
  const scheme = config.tlsCert ? 'https' : 'http';
  return hosts.map((host) => `${scheme}://${host.includes(':') ? `[${host}]` : host}:${port}`);
}

async function attempt(config: Config, listenOn: (host: string) => Promise<unknown>): Promise<void> {
  try {
    await listenOn(config.host).catch((error: NodeJS.ErrnoException) => {
      // A machine without IPv6.
      if (config.host === '::' && ['EAFNOSUPPORT', 'EADDRNOTAVAIL'].includes(error.code!))
        return listenOn('0.0.0.0');
      throw error;
    });
  } catch (error) {
    throw portProblem(config, error as NodeJS.ErrnoException);
  }
}

function portProblem({ port, host }: Config, error: NodeJS.ErrnoException): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new CannotStart(
        `Port ${port} is taken by another program; choose another: PORT=${port === 3000 ? 3001 : 3000} npm start.`,
        `端口 ${port} 已被占用，请另选端口。`,
      );
    case 'EACCES':
      return new CannotStart(
        `Port ${port} needs more rights than this user has; choose one from 1024 up: PORT=3000 npm start.`,
        `无权使用端口 ${port}，请选 1024 以上的端口。`,
      );
    case 'EADDRNOTAVAIL':
      return new CannotStart(
        `CAIFENG_HOST=${host} is not an address of this machine.`,
        'CAIFENG_HOST 不是本机地址。',
      );
    default:
      return error;
  }
}

function networkAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address);
}

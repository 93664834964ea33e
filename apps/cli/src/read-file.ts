import { readFile, stat } from 'node:fs/promises';
import { UsageError } from './command.js';

/** The bytes of a file named on the command line. @throws UsageError when it is not there, too large or not a file */
export async function fileAt(path: string, most: number): Promise<Uint8Array> {
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) throw new UsageError(`There is no file ${path}.`);
  if (found.size > most)
    throw new UsageError(`${path} is larger than ${Math.round(most / 1024 / 1024)} MB. 文件过大。`);
  return readFile(path);
}

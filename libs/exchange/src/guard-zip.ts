import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import { UnreadableTable } from './unreadable-table.js';

const MOST_INFLATED = 200 * 1024 * 1024;
const MOST_ENTRIES = 2_000;

/**
 * Makes sure a zip file can be handed to a parser that unpacks all of it: what its directory declares is bounded, and so
 * is what really comes out, since a directory can lie. @returns names of its parts
 * @throws UnreadableTable BROKEN, OLD_OR_ENCRYPTED, TOO_LARGE
 */
export async function guardZip(bytes: Uint8Array): Promise<string[]> {
  const { zip, entries } = await directory(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  try {
    let inflated = 0;
    for (const entry of entries) inflated += await sizeOf(zip, entry, MOST_INFLATED - inflated);
    return entries.map(({ fileName }) => fileName);
  } finally {
    zip.close();
  }
}

const broken = (cause: unknown) => new UnreadableTable('BROKEN', undefined, { cause });

function directory(bytes: Buffer): Promise<{ zip: ZipFile; entries: Entry[] }> {
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true, autoClose: false }, (error, zip) => {
      if (error) return reject(broken(error));
      const entries: Entry[] = [];
      let declared = 0;
      zip.on('error', (cause) => reject(broken(cause)));
      zip.on('end', () => resolve({ zip, entries }));
      zip.on('entry', (entry: Entry) => {
        declared += entry.uncompressedSize;
        if (declared > MOST_INFLATED || entries.length >= MOST_ENTRIES)
          return reject(new UnreadableTable('TOO_LARGE'));
        if (entry.isEncrypted()) return reject(new UnreadableTable('OLD_OR_ENCRYPTED'));
        entries.push(entry);
        zip.readEntry();
      });
      zip.readEntry();
    });
  });
}

function sizeOf(zip: ZipFile, entry: Entry, limit: number): Promise<number> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) return reject(broken(error));
      let size = 0;
      stream.on('error', (cause) => reject(broken(cause)));
      stream.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size <= limit) return;
        stream.destroy();
        reject(new UnreadableTable('TOO_LARGE'));
      });
      stream.on('end', () => resolve(size));
    });
  });
}

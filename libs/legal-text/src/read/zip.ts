import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import { UnreadableFile } from '../unreadable-file.js';

const MEGABYTE = 1024 * 1024;
/** What an archive may declare in all; pictures count, though they are never unpacked. */
const MOST_DECLARED = 300 * MEGABYTE;
const MOST_ENTRIES = 5000;
/** What one part may hold. The longest law there is fills 3 MB. */
const MOST_INFLATED = 40 * MEGABYTE;

/** The parts of a zip file, listed from its directory and unpacked only when asked for. */
export interface Archive {
  names: ReadonlySet<string>;
  /** The part's bytes, null when there is none of that name. Throws TOO_LARGE while inflating, not after. */
  read(name: string): Promise<Uint8Array | null>;
}

/**
 * Opens a zip file held in memory. Sizes are checked from the directory before anything is inflated, and again while
 * inflating, since a directory can lie. Throws UnreadableFile: BROKEN, ENCRYPTED, TOO_LARGE.
 */
export async function openArchive(bytes: Uint8Array): Promise<Archive> {
  const { zip, entries } = await directory(bytes);
  return {
    names: new Set(entries.keys()),
    async read(name) {
      const entry = entries.get(name);
      return entry ? inflate(zip, entry) : null;
    },
  };
}

function directory(bytes: Uint8Array): Promise<{ zip: ZipFile; entries: Map<string, Entry> }> {
  return new Promise((resolve, reject) => {
    const fail = (cause: unknown) => reject(new UnreadableFile('BROKEN', undefined, { cause }));
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    fromBuffer(buffer, { lazyEntries: true, autoClose: false }, (error, zip) => {
      if (error) return fail(error);
      const entries = new Map<string, Entry>();
      let declared = 0;
      zip.on('error', fail);
      zip.on('end', () => resolve({ zip, entries }));
      zip.on('entry', (entry: Entry) => {
        declared += entry.uncompressedSize;
        if (declared > MOST_DECLARED || entries.size >= MOST_ENTRIES)
          return reject(new UnreadableFile('TOO_LARGE'));
        if (entry.isEncrypted()) return reject(new UnreadableFile('ENCRYPTED'));
        entries.set(entry.fileName, entry);
        zip.readEntry();
      });
      zip.readEntry();
    });
  });
}

function inflate(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    if (entry.uncompressedSize > MOST_INFLATED) return reject(new UnreadableFile('TOO_LARGE'));
    const fail = (cause: unknown) => reject(new UnreadableFile('BROKEN', undefined, { cause }));
    zip.openReadStream(entry, (error, stream) => {
      if (error) return fail(error);
      const chunks: Buffer[] = [];
      let size = 0;
      stream.on('error', fail);
      stream.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > MOST_INFLATED) {
          stream.destroy();
          return reject(new UnreadableFile('TOO_LARGE'));
        }
        chunks.push(chunk);
      });
      stream.on('end', () => resolve(Buffer.concat(chunks)));
    });
  });
}

import { SaxesParser } from 'saxes';
import { UnreadableFile } from '../unreadable-file.js';

/** What a reader does on the way through an XML document. Names come without their prefix. */
export interface XmlVisitor {
  open?(name: string, attribute: (name: string) => string | undefined, prefixed: string): void;
  close?(name: string): void;
  text?(text: string): void;
}

/** The deepest nesting followed; a document of laws has a few dozen levels. */
const DEEPEST = 2000;

/**
 * Walks through XML without building it. A document type is refused (UNSAFE_XML): entities could read files or
 * multiply. Throws BROKEN where the XML is not well formed.
 */
export function walkXml(xml: string, visitor: XmlVisitor): void {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let depth = 0;
  parser.on('doctype', () => {
    throw new UnreadableFile('UNSAFE_XML');
  });
  parser.on('error', (cause) => {
    throw new UnreadableFile('BROKEN', undefined, { cause });
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (++depth > DEEPEST) throw new UnreadableFile('BROKEN');
    visitor.open?.(local(name), (wanted) => attributeOf(attributes, wanted), name);
  });
  parser.on('closetag', ({ name }) => {
    depth--;
    visitor.close?.(local(name));
  });
  parser.on('text', (text) => visitor.text?.(text));
  parser.on('cdata', (text) => visitor.text?.(text));
  parser.write(xml).close();
}

function local(name: string): string {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
}

function attributeOf(attributes: Record<string, string>, wanted: string): string | undefined {
  if (wanted in attributes) return attributes[wanted];
  for (const name in attributes) if (local(name) === wanted) return attributes[name];
  return undefined;
}

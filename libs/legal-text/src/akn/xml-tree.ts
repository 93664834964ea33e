import { UnreadableFile } from '../unreadable-file.js';
import { walkXml } from '../read/xml.js';

/** An element of an XML document, names without prefixes. */
export interface Element {
  name: string;
  attribute: (name: string) => string | undefined;
  children: (Element | string)[];
}

/** Builds the tree of a document. Throws UNSAFE_XML for a document type, BROKEN where it is not well formed. */
export function xmlTree(xml: string): Element {
  const root: Element = { name: '', attribute: () => undefined, children: [] };
  const open = [root];
  walkXml(xml, {
    open(name, attribute) {
      const element: Element = { name, attribute, children: [] };
      open.at(-1)!.children.push(element);
      open.push(element);
    },
    close: () => void open.pop(),
    text: (text) => void open.at(-1)!.children.push(text),
  });
  const [document] = elements(root);
  if (!document) throw new UnreadableFile('BROKEN');
  return document;
}

export function elements(parent: Element): Element[] {
  return parent.children.filter((child) => typeof child !== 'string');
}

export function child(parent: Element, name: string): Element | undefined {
  return elements(parent).find((element) => element.name === name);
}

/** Notes of editors inside the text; they are no words of the law. */
const NOTES = new Set(['authorialNote', 'noteRef', 'remark', 'placeholder']);

/** The words of an element, inline markup taken off. Blanks are folded unless the element says to keep them. */
export function words(element: Element): string {
  let text = '';
  const gather = (node: Element): void => {
    for (const part of node.children) {
      if (typeof part === 'string') text += part;
      else if (part.name === 'eol') text += '\n';
      else if (!NOTES.has(part.name)) gather(part);
    }
  };
  gather(element);
  // Only ASCII blanks come from the layout of the file; 　 is the typesetter's.
  return element.attribute('space') === 'preserve'
    ? text
    : text.replace(/[ \t\r\n]+/g, ' ').replace(/^ | $/g, '');
}

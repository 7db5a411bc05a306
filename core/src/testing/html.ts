/** A tag of a text of HTML. */
export interface Tag {
  name: string;
  isClosing: boolean;
  attributes: Record<string, string>;
}

const comment = /<!--[^]*?-->/g;
const rawText = /(<(script|style)\b[^>]*>)[^]*?(<\/\2>)/gi;
const tag = /<(\/?)([a-z][^\s/>]*)((?:[^"'>]|"[^"]*"|'[^']*')*)>/gi;
const attribute = /([^\s=/"'>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;
const reference = /&(?:#x([\da-f]+)|#(\d+)|(amp|lt|gt|quot|apos));/gi;
const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const empty = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;

/** The tags in their order, comments and what stands in scripts left out. */
export function readTags(html: string): Tag[] {
  const bare = html.replace(comment, '').replace(rawText, '$1$3');
  return [...bare.matchAll(tag)].map(([, slash, name, rest]) => ({
    name: name!.toLowerCase(),
    isClosing: slash === '/',
    attributes: readAttributes(rest!),
  }));
}

/** The attributes of the first tag of a name. */
export function findAttributes(html: string, name: string): Record<string, string> | undefined {
  return readTags(html).find((one) => one.name === name && !one.isClosing)?.attributes;
}

/** What a visitor reads. */
export function toText(html: string): string {
  return decode(html.replace(comment, '').replace(rawText, '').replace(tag, ''));
}

/** The first tag without its partner, if there is one. */
export function findUnbalanced(html: string): string | undefined {
  const open: string[] = [];
  for (const { name, isClosing } of readTags(html)) {
    if (!isClosing && !empty.test(name)) open.push(name);
    if (isClosing && open.pop() !== name) return `</${name}>`;
  }
  return open.length > 0 ? `<${open.at(-1)}>` : undefined;
}

/** How often a text occurs in another. */
export function count(text: string, part: string): number {
  return text.split(part).length - 1;
}

function readAttributes(text: string): Record<string, string> {
  const all = [...text.matchAll(attribute)].map(([, name, double, single, bare]) => [
    name!.toLowerCase(),
    decode(double ?? single ?? bare ?? ''),
  ]);
  return Object.fromEntries(all) as Record<string, string>;
}

function decode(text: string): string {
  return text.replace(reference, (_, hex: string, decimal: string, name: string) =>
    name
      ? named[name.toLowerCase()]!
      : String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal)),
  );
}

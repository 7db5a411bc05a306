import type { Place } from './hole-errors.ts';

/** How the value of an attribute is read by the browser, as far as a hole's safety goes. */
export type AttributeKind = 'text' | 'word' | 'url' | 'image' | 'style';

const kinds: Readonly<Record<string, AttributeKind>> = {
  style: 'style',
  src: 'image',
  poster: 'image',
  ...listUrls(
    'action background cite classid codebase data formaction href icon longdesc manifest ping profile usemap xlink:href',
  ),
};

/** Elements of SVG that write into attributes of others, links among them. */
const animation: Readonly<Record<string, AttributeKind>> = {
  to: 'url',
  from: 'url',
  by: 'url',
  values: 'style',
};

/** The kind of an attribute; both names in lower case. */
export function getAttributeKind(tag: string, name: string): AttributeKind {
  if (/^(?:aria|data)-/.test(name)) return 'word';
  const own = isAnimation(tag) && Object.hasOwn(animation, name) ? animation[name] : undefined;
  return own ?? (Object.hasOwn(kinds, name) ? kinds[name]! : 'text');
}

/** Why an attribute takes no value at all, if so; both names in lower case. */
export function findForbidden(tag: string, name: string): Place | undefined {
  if (name.startsWith('on')) {
    return {
      where: `in the event handler ${name}, whose text the browser runs as script`,
      advice: 'Put the data into a data-* attribute, and read it in a script.',
    };
  }
  if (name === 'srcdoc') {
    return {
      where: 'in srcdoc, whose text the browser reads as a document',
      advice: 'Give the frame a page of its own with src.',
    };
  }
  const steers =
    tag === 'meta' ? name === 'http-equiv' : isAnimation(tag) && name === 'attributename';
  if (!steers) return undefined;
  return {
    where: `in ${name} of <${tag}>, which decides what another attribute does`,
    advice: 'Write the name into the template; choose between templates where it varies.',
  };
}

/** The target of a refresh can be a javascript: URL, after a number and in quotes or not. */
export const refresh: Place = {
  where: 'in the content of <meta http-equiv="refresh">',
  advice: 'Redirect with the result of getServerSideProps.',
};

function isAnimation(tag: string): boolean {
  return tag === 'set' || tag.startsWith('animate');
}

function listUrls(names: string): Record<string, AttributeKind> {
  return Object.fromEntries(names.split(' ').map((name) => [name, 'url']));
}

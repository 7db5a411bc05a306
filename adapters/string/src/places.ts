import type { Place } from './hole-errors.ts';
import type { Scan, State } from './scan.ts';

const insideTag: Place = {
  where: 'inside a tag, outside the values of its attributes',
  advice: 'Name the attribute: hidden=${value} leaves it out where the value is false.',
};

const tagName: Place = {
  where: 'in the name of a tag',
  advice: 'Write a template for each tag, and choose between the templates.',
};

const places: Readonly<Partial<Record<State, Place>>> = {
  'tag open': tagName,
  'tag name': tagName,
  quoted: { where: 'inside the value of an attribute', advice: '' },
  unquoted: {
    where: 'in a part of an attribute value that has no quotes',
    advice: 'Put the whole value in quotes: class="a ${value}".',
  },
  comment: { where: 'inside a comment', advice: 'Put it outside, or leave it out.' },
  declaration: { where: 'inside a <!...> or <?...>', advice: 'Put it outside, or leave it out.' },
  cdata: {
    where: 'inside <![CDATA[...]]>, or after a > in it',
    advice: 'Write text without CDATA: holes are escaped.',
  },
};

/** Says where a scan stands, for the holes and the ends of templates that are refused there. */
export function findPlace({ state, tag, closing, holdsTag }: Scan): Place {
  if (state === 'plain text') {
    return {
      where: `inside <${tag}>${holdsTag ? ', after a < in its content' : ''}`,
      advice: 'Write &lt; for a < that is text.',
    };
  }
  if (state === 'raw text') {
    return {
      where: `inside <${tag}>, whose content is not HTML`,
      advice:
        'Put the data into a data-* attribute (for CSS: into style="--name: ${value}"), or make the whole element of text that you trust with raw().',
    };
  }
  if (closing && state !== 'tag open') {
    return { where: 'in a closing tag', advice: 'Write the closing tag into the template.' };
  }
  return places[state] ?? insideTag;
}

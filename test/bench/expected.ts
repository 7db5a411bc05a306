import { type Card, loadCards } from './views/cards.ts';
import { head, loadHello, loadNothing } from './views/hello.ts';
import { tiles } from './views/spiral.ts';
import { loadTable } from './views/table.ts';
import type { PageWorkload } from './workloads.ts';

/** Workloads whose answer is a whole page. */
export type WholePage = PageWorkload | '404';

/** What a page has to show, by its data. */
export interface Expected {
  elements: string[];
  texts: string[];
  props: object;
}

/** The head that every page has. */
export const expectedHead = {
  title: head.title,
  description: head.meta[0]!.content,
  language: head.htmlAttributes.lang,
};

/** Says what each page has to show; written without any of the contenders. */
export const expected: Record<WholePage, () => Promise<Expected>> = {
  async hello() {
    const { props } = await loadHello();
    const { title, text, items, link } = props;
    const list = items.map(() => 'li');
    return {
      elements: ['main', 'h1', 'p', 'ul', ...list, `a href="${link.href}"`],
      texts: [title, text, ...items, link.text],
      props,
    };
  },
  async table() {
    const { props } = await loadTable();
    return {
      elements: ['table', 'tbody', ...props.rows.flatMap(() => ['tr', 'td', 'td'])],
      texts: props.rows.flatMap(({ id, name }) => [id, name]),
      props,
    };
  },
  async spiral() {
    const places = tiles.map(({ x, y }) => `div class="tile" style="left:${x}px;top:${y}px"`);
    return { elements: ['div id="wrapper"', ...places], texts: [], ...(await loadNothing()) };
  },
  async cards() {
    const { props } = await loadCards();
    return {
      elements: ['main class="grid"', 'h1', ...props.cards.flatMap(listElements)],
      texts: [props.title, ...props.cards.flatMap(listTexts)],
      props,
    };
  },
  async '404'() {
    const texts = ['Not here', 'There is no page at this address.', 'Start again'];
    return { elements: ['main', 'h1', 'p', 'a href="/"'], texts, props: { statusCode: 404 } };
  },
};

function listElements(card: Card): string[] {
  const { id, title, href, image, oldPrice, rating, stock, tags } = card;
  const isSoldOut = stock === 0;
  const isSale = oldPrice !== null;
  const label = `aria-label="${title}" class="${isSoldOut ? 'card sold-out' : 'card'}"`;
  const button = `tabindex="0" title="${isSoldOut ? 'Sold out' : 'Buy'}" type="button"`;
  return [
    `article ${label} data-id="${id}" id="card-${id}"`,
    `img alt="${title}" class="picture" height="200" loading="lazy" src="${image}" width="320"`,
    'h2',
    `a href="${href}"`,
    ...(isSale ? ['span class="badge"'] : []),
    'p class="text"',
    'p class="price"',
    'b',
    ...(isSale ? ['del'] : []),
    `p class="stars" data-count="${rating}"`,
    'ul class="tags"',
    ...tags.map(() => 'li class="tag"'),
    `button ${isSoldOut ? 'disabled="" ' : ''}${button}`,
  ];
}

function listTexts({ title, text, price, oldPrice, rating, tags }: Card): string[] {
  return [
    title,
    ...(oldPrice === null ? [] : ['Sale']),
    text,
    price.toFixed(2),
    ...(oldPrice === null ? [] : [oldPrice.toFixed(2)]),
    `${rating} of 5 stars`,
    ...tags,
    'Buy',
  ];
}

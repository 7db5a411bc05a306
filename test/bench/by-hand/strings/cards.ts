import type { Card, CardsProps } from '../../views/cards.ts';
import { escape } from './escape.ts';

export default function renderCards({ title, cards }: CardsProps): string {
  let html = `<main class="grid"><h1>${escape(title)}</h1>`;
  for (const card of cards) html += writeCard(card);
  return `${html}</main>`;
}

function writeCard({
  id,
  title,
  href,
  image,
  text,
  price,
  oldPrice,
  rating,
  stock,
  tags,
}: Card): string {
  const isSoldOut = stock === 0;
  const name = escape(title);
  let html = `<article
    id="card-${id}"
    class="${isSoldOut ? 'card sold-out' : 'card'}"
    data-id="${id}"
    aria-label="${name}"
  >
    <img class="picture" src="${escape(image)}" alt="${name}" width="320" height="200" loading="lazy">
    <h2><a href="${escape(href)}">${name}</a></h2>
    ${oldPrice === null ? '' : '<span class="badge">Sale</span>'}
    <p class="text">${escape(text)}</p>
    <p class="price"><b>${price.toFixed(2)}</b>${oldPrice === null ? '' : `<del>${oldPrice.toFixed(2)}</del>`}</p>
    <p class="stars" data-count="${rating}">${rating} of 5 stars</p>
    <ul class="tags">`;
  for (const tag of tags) html += `<li class="tag">${escape(tag)}</li>`;
  return `${html}</ul>
    <button type="button"${isSoldOut ? ' disabled' : ''} title="${isSoldOut ? 'Sold out' : 'Buy'}" tabindex="0">Buy</button>
  </article>`;
}

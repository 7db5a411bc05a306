import { html, type Html } from '@plinth/string';
import type { Card as CardProps, CardsProps } from '../../../views/cards.ts';

export { head } from '../../../views/hello.ts';
export { loadCards as getServerSideProps } from '../../../views/cards.ts';

export default function Cards({ title, cards }: CardsProps): Html {
  return html`<main class="grid"><h1>${title}</h1>${cards.map(Card)}</main>`;
}

function Card(card: CardProps): Html {
  const isSoldOut = card.stock === 0;
  return html`<article
    id="card-${card.id}"
    class="${isSoldOut ? 'card sold-out' : 'card'}"
    data-id="${card.id}"
    aria-label="${card.title}"
  >
    <img class="picture" src="${card.image}" alt="${card.title}" width="320" height="200" loading="lazy">
    <h2><a href="${card.href}">${card.title}</a></h2>
    ${card.oldPrice !== null && html`<span class="badge">Sale</span>`}
    <p class="text">${card.text}</p>
    ${Price(card.price, card.oldPrice)}
    <p class="stars" data-count="${card.rating}">${card.rating} of 5 stars</p>
    <ul class="tags">${card.tags.map(Tag)}</ul>
    <button type="button" disabled=${isSoldOut} title="${isSoldOut ? 'Sold out' : 'Buy'}" tabindex="0">Buy</button>
  </article>`;
}

function Price(value: number, old: number | null): Html {
  return html`<p class="price"><b>${value.toFixed(2)}</b>${old !== null && html`<del>${old.toFixed(2)}</del>`}</p>`;
}

function Tag(name: string): Html {
  return html`<li class="tag">${name}</li>`;
}

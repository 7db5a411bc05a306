/** @jsxImportSource preact */
import type { JSX } from 'preact';
import type { Card as CardProps, CardsProps } from './cards.ts';

export default function Cards({ title, cards }: CardsProps): JSX.Element {
  return (
    <main class="grid">
      <h1>{title}</h1>
      {cards.map((card) => (
        <Card key={card.id} card={card} />
      ))}
    </main>
  );
}

function Card({ card }: { card: CardProps }): JSX.Element {
  const isSoldOut = card.stock === 0;
  return (
    <article
      id={`card-${card.id}`}
      class={isSoldOut ? 'card sold-out' : 'card'}
      data-id={card.id}
      aria-label={card.title}
    >
      <Picture src={card.image} alt={card.title} />
      <h2>
        <a href={card.href}>{card.title}</a>
      </h2>
      {card.oldPrice !== null && <span class="badge">Sale</span>}
      <p class="text">{card.text}</p>
      <Price value={card.price} old={card.oldPrice} />
      <Stars count={card.rating} />
      <ul class="tags">
        {card.tags.map((tag) => (
          <Tag key={tag} name={tag} />
        ))}
      </ul>
      <button
        type="button"
        disabled={isSoldOut}
        title={isSoldOut ? 'Sold out' : 'Buy'}
        tabIndex={0}
      >
        Buy
      </button>
    </article>
  );
}

function Picture({ src, alt }: { src: string; alt: string }): JSX.Element {
  return <img class="picture" src={src} alt={alt} width={320} height={200} loading="lazy" />;
}

function Price({ value, old }: { value: number; old: number | null }): JSX.Element {
  return (
    <p class="price">
      <b>{value.toFixed(2)}</b>
      {old !== null && <del>{old.toFixed(2)}</del>}
    </p>
  );
}

function Stars({ count }: { count: number }): JSX.Element {
  return (
    <p class="stars" data-count={count}>
      {count} of 5 stars
    </p>
  );
}

function Tag({ name }: { name: string }): JSX.Element {
  return <li class="tag">{name}</li>;
}

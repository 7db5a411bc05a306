/** @jsxImportSource solid-js */
import { For, type JSX, Show } from 'solid-js';
import type { Card as CardProps, CardsProps } from './cards.ts';

export default function Cards(props: CardsProps): JSX.Element {
  return (
    <main class="grid">
      <h1>{props.title}</h1>
      <For each={props.cards}>{(card) => <Card card={card} />}</For>
    </main>
  );
}

function Card(props: { card: CardProps }): JSX.Element {
  const isSoldOut = (): boolean => props.card.stock === 0;
  return (
    <article
      id={`card-${props.card.id}`}
      class={isSoldOut() ? 'card sold-out' : 'card'}
      data-id={props.card.id}
      aria-label={props.card.title}
    >
      <Picture src={props.card.image} alt={props.card.title} />
      <h2>
        <a href={props.card.href}>{props.card.title}</a>
      </h2>
      <Show when={props.card.oldPrice !== null}>
        <span class="badge">Sale</span>
      </Show>
      <p class="text">{props.card.text}</p>
      <Price value={props.card.price} old={props.card.oldPrice} />
      <Stars count={props.card.rating} />
      <ul class="tags">
        <For each={props.card.tags}>{(tag) => <Tag name={tag} />}</For>
      </ul>
      <button
        type="button"
        disabled={isSoldOut()}
        title={isSoldOut() ? 'Sold out' : 'Buy'}
        tabIndex={0}
      >
        Buy
      </button>
    </article>
  );
}

function Picture(props: { src: string; alt: string }): JSX.Element {
  return (
    <img class="picture" src={props.src} alt={props.alt} width={320} height={200} loading="lazy" />
  );
}

function Price(props: { value: number; old: number | null }): JSX.Element {
  return (
    <p class="price">
      <b>{props.value.toFixed(2)}</b>
      <Show when={props.old !== null}>
        <del>{props.old!.toFixed(2)}</del>
      </Show>
    </p>
  );
}

function Stars(props: { count: number }): JSX.Element {
  return (
    <p class="stars" data-count={props.count}>
      {props.count} of 5 stars
    </p>
  );
}

function Tag(props: { name: string }): JSX.Element {
  return <li class="tag">{props.name}</li>;
}

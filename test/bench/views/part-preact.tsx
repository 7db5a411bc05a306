/** @jsxImportSource preact */
import type { JSX } from 'preact';
import type { Part as PartProps } from './deferred.ts';

/** A part that comes late. */
export function Part({ heading, items }: PartProps): JSX.Element {
  return (
    <section>
      <h2>{heading}</h2>
      <ul>
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </section>
  );
}

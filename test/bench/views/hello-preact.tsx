/** @jsxImportSource preact */
import type { JSX } from 'preact';
import type { HelloProps } from './hello.ts';

export default function Hello({ title, text, items, link }: HelloProps): JSX.Element {
  return (
    <main>
      <h1>{title}</h1>
      <p>{text}</p>
      <ul>
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
      <a href={link.href}>{link.text}</a>
    </main>
  );
}

import type { HelloProps } from '../../views/hello.ts';
import { escape } from './escape.ts';

export default function renderHello({ title, text, items, link }: HelloProps): string {
  return `<main>
    <h1>${escape(title)}</h1>
    <p>${escape(text)}</p>
    <ul>
      ${items.map((item) => `<li>${escape(item)}</li>`).join('')}
    </ul>
    <a href="${escape(link.href)}">${escape(link.text)}</a>
  </main>`;
}

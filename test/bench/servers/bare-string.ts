import { serveBare } from './bare.ts';

const special = /[&<>"']/;
const references: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return special.test(text) ? text.replace(/[&<>"']/g, (char) => references[char]!) : text;
}

serveBare(
  ({ title, text, items, link }) => `<main>
    <h1>${escape(title)}</h1>
    <p>${escape(text)}</p>
    <ul>
      ${items.map((item) => `<li>${escape(item)}</li>`).join('')}
    </ul>
    <a href="${escape(link.href)}">${escape(link.text)}</a>
  </main>`,
);

import { html, type Html } from '@plinth/string';
import type { HelloProps } from '../../../views/hello.ts';

export { head, loadHello as getServerSideProps } from '../../../views/hello.ts';

export default function Hello({ title, text, items, link }: HelloProps): Html {
  return html`<main>
    <h1>${title}</h1>
    <p>${text}</p>
    <ul>
      ${items.map((item) => html`<li>${item}</li>`)}
    </ul>
    <a href="${link.href}">${link.text}</a>
  </main>`;
}

import { html, type Html } from '@plinth/string';
import { createProps, type Greeting } from '../greet.ts';

export const getServerSideProps = createProps('String');
export const head = { title: 'The String page' };

export default ({ text, start }: Greeting): Html => html`
  <main>
    <h1>${text}</h1>
    <p>Start ${start}</p>
    <a href="/react?to=you">React</a>
  </main>
`;

import { html, type Html } from '@plinth/string';
import { tiles } from '../../../views/spiral.ts';

export { head, loadNothing as getServerSideProps } from '../../../views/hello.ts';

export default function Spiral(): Html {
  return html`<div id="wrapper">${tiles.map(
    ({ x, y }) => html`<div class="tile" style="left:${x}px;top:${y}px"></div>`,
  )}</div>`;
}

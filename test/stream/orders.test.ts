/** Parts that arrive in any order, in each view layer: a well-formed document with each in its place. */
import { type DefaultTreeAdapterMap, parse } from 'parse5';
import { buildApp } from '../_app.ts';
import { attribute, elements, textOf } from '../_html.ts';
import { assert, suite } from '../_suite.ts';

type Element = DefaultTreeAdapterMap['element'];
type Parent = DefaultTreeAdapterMap['parentNode'];
type Child = DefaultTreeAdapterMap['childNode'];

const parts = 5;
/** As many as is promised where .ci/run sets it. */
const orders = process.env['PLINTH_LONG_TESTS'] ? 1000 : 120;

for (const layer of ['preact', 'solid', 'string']) registerOrders(layer);

function registerOrders(layer: string): void {
  const test = suite(`streaming: random orders: ${layer}`);
  test(
    `${orders} orders of ${parts} parts`,
    async () => {
      const app = await buildApp('late');
      for (let i = 0; i < orders; i += 20) {
        await Promise.all(Array.from({ length: 20 }, () => checkOrder(app, layer)));
      }
    },
    { timeout: 120_000 },
  );
}

async function checkOrder(app: Awaited<ReturnType<typeof buildApp>>, layer: string): Promise<void> {
  const delays = Array.from({ length: parts }, () => Math.floor(Math.random() * 40));
  const html = await (await app.request(`/${layer}/parts?delays=${delays.join()}`)).text();
  const faults: string[] = [];
  parse(html, { sourceCodeLocationInfo: true, onParseError: ({ code }) => faults.push(code) });
  assert.equal(faults, [], delays.join());
  assert.equal(
    readCells(html),
    [0, 1, 2, 3, 4].map((n) => `part ${n} took ${delays[n]}`),
    html,
  );
}

/** The texts of the table's cells, once the scripts have moved each part to its place. */
function readCells(html: string): string[] {
  const all = elements(html);
  const root = all.find((one) => attribute(one, 'id') === 'plinth') as Element;
  for (const script of all) movePart(root, script);
  const cells = listElements(root).filter(({ tagName }) => tagName === 'td');
  return cells.map((cell) => textOf(cell).trim());
}

/** As the script that is sent with a part does it. */
function movePart(root: Element, script: Element): void {
  const id = /\$plinth\("([^"]+)"\)$/.exec(textOf(script))?.[1];
  if (script.tagName !== 'script' || id === undefined) return;
  const { childNodes } = script.parentNode as Parent;
  const template = childNodes[childNodes.indexOf(script) - 1] as DefaultTreeAdapterMap['template'];
  const place = findComment(root, `!$${id}`);
  assert.ok(place, `there is no place ${id}`);
  const siblings = (place.parentNode as Parent).childNodes;
  const start = siblings.indexOf(place);
  const end = siblings.findIndex((node) => 'data' in node && node.data === `!$/${id}`);
  const moved = template.content.childNodes;
  for (const node of moved) node.parentNode = place.parentNode;
  siblings.splice(start, end - start + 1, ...moved);
}

function findComment(node: Parent, data: string): Child | undefined {
  for (const child of node.childNodes) {
    if ('data' in child && child.data === data) return child;
    const inner = 'childNodes' in child ? findComment(child, data) : undefined;
    if (inner) return inner;
  }
  return undefined;
}

function listElements(node: Parent): Element[] {
  return node.childNodes.flatMap((child) =>
    'tagName' in child ? [child, ...listElements(child)] : [],
  );
}

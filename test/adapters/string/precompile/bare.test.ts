/** Templates in compiled templates give what they give to the tag, whether their HTML is bare or not. */
import { html, later, raw, type Html, type HtmlHole } from '@plinth/string';
import { assert, suite } from '../../../_suite.ts';
import { bareModules, otherModules } from './_bare-modules.ts';
import { loadBoth } from './_load.ts';
import { findOutcome } from './_outcome.ts';

interface Module {
  readonly make: (list: unknown) => Html;
  readonly steps?: unknown[];
}

const test = suite('bare HTML of compiled templates');

const foreign = { [Symbol.for('plinth.html')]: '<hr>' } as unknown as HtmlHole;
const values: readonly unknown[] = [
  '<a>',
  '&amp;',
  'b',
  '',
  0,
  7n,
  true,
  null,
  undefined,
  raw('<hr>'),
  html`<i>${'<'}</i>`,
  ['<', ['>']],
  foreign,
  Promise.resolve('<p>'),
  html`<i>${Promise.resolve('<')}</i>`,
  later(Promise.resolve('<l>'), { fallback: '…' }),
  {},
  Symbol('<'),
  () => '<i>',
  new Date(0),
];
const inputs = [null, 'text', [], ...values.flatMap((one) => [[one, 'b'], ['<', one], [one]])];

for (const [name, [expected, code]] of Object.entries(bareModules)) {
  test(name, async () => assert.is(await compare(code), expected));
}

for (const [name, code] of Object.entries(otherModules)) {
  test(`not bare: ${name}`, async () => assert.is(await compare(code), 0));
}

/** Runs a module as it stands and compiled; the number of its templates whose HTML is bare. */
async function compare(code: string): Promise<number> {
  const { plain, compiled, bare } = await loadBoth<Module>(
    `import { html } from '@plinth/string';\n${code}`,
  );
  for (const input of inputs) assert.is(await run(compiled, input), await run(plain, input));
  assert.equal(compiled.steps, plain.steps);
  return bare;
}

function run({ make }: Module, input: unknown): Promise<string> {
  // Each has a list of its own, because a module may change it.
  return findOutcome(() => make(Array.isArray(input) ? [...(input as unknown[])] : input));
}

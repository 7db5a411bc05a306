/** Compiled templates make what the tag makes, for any template and any values. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { html, later, raw, type Html, type HtmlHole } from '@plinth/string';
import fc from 'fast-check';
import { assert, suite } from '../../../_suite.ts';
import { hostileRows, type HostileRow } from '../_hostile.ts';
import { loadBoth } from './_load.ts';
import { findOutcome } from './_outcome.ts';

type Make = (...values: HtmlHole[]) => Html;

const test = suite('compiled templates of strings');

test('the table of hostile values gives the same answers compiled', async () => {
  const source = await readFile(join(import.meta.dirname, '../_hostile.ts'), 'utf8');
  const { compiled, count } = await loadBoth<{ hostileRows: readonly HostileRow[] }>(source);
  assert.is(compiled.hostileRows.length, hostileRows.length);
  for (const [made, expected] of compiled.hostileRows) assert.is(String(made()), expected);
  assert.ok(count > 90, `only ${count} were compiled`);
});

/** HTML as another copy of the package makes it. */
const foreign = { [Symbol.for('plinth.html')]: '<hr>' } as unknown as HtmlHole;
const given = (value: unknown): HtmlHole => value as HtmlHole;

const texts = [
  ...'<>&"\'`=/;:#!-[]{}()? \t\n\r\0',
  ...'\ue000 \u2028 😀 \ud800 javascript: data:image/png, data:image/svg+xml,x java script:x'.split(
    ' ',
  ),
  ...'https://a.b/?c=d&e /x <script> </script> &lt; --> red 1px url(x) __proto__'.split(' '),
];
const text = fc.array(fc.constantFrom(...texts), { maxLength: 4 }).map((list) => list.join(''));
const simple: fc.Arbitrary<HtmlHole> = fc.oneof(
  { weight: 4, arbitrary: text },
  fc.constantFrom<HtmlHole>(0, -0, 1.5, Number.NaN, -1e21, 10n, true, false, null, undefined, ''),
  text.map((value) => html`<b title="${value}">${value}</b>`),
  text.map(raw),
);
/** What the tag awaits, takes from elsewhere, or refuses. */
const rest: fc.Arbitrary<HtmlHole> = fc.oneof(
  fc.constantFrom<HtmlHole>(
    foreign,
    given({ toString: () => '<i>' }),
    given(Symbol('a')),
    given(() => 'x'),
    given(new Date(0)),
  ),
  text.map((value) => Promise.resolve(value)),
  text.map((value) => html`<i>${Promise.resolve(value)}</i>`),
  text.map((value) => later(Promise.resolve(value), { fallback: '…' })),
);
const one = fc.oneof({ weight: 7, arbitrary: simple }, rest);
const value = fc.oneof(
  { weight: 5, arbitrary: one },
  fc.array(one, { maxLength: 3 }),
  fc.array(fc.array(simple)),
);

const pieces = [
  ...'<p> </p> <p <a|href=" <a|href= <a|href="/x/ <img|src=" " \' > = <p|class=" <p|title=\' <p|style=" style="width:'.split(
    ' ',
  ),
  ...'<p|hidden= <p|aria-busy= <p|data-a=" <title> </title> <textarea> <pre> </pre> <script> </script> <!-- -->'.split(
    ' ',
  ),
  ...'<svg> <meta|content=" http-equiv="refresh" onclick=" javascript: & &# &amp; ?a=1&amp;b= x \\n é \\` \\${ \\u{1F600} px; \r\n'.split(
    ' ',
  ),
].map((piece) => piece.replace('|', ' '));
const part = fc
  .array(fc.constantFrom(...pieces, ' '), { maxLength: 4 })
  .map((list) => list.join(''));
/** Whole elements, so that most templates are taken. */
const wholes = [
  '<p>|</p>',
  '<p class="a |">|</p>',
  '<p class=| title="|" hidden=|>',
  '<p aria-busy="|" data-a=|>',
  '<a href="|">|</a>',
  '<a href=|>',
  '<a href="|/x?y=|">',
  '<img src="|" alt="|">',
  '<p style="left:|px;top:|px"></p>',
  '<p style=|>',
  '<svg viewBox=|><set to="|"/></svg>',
  '|',
];
const whole = fc
  .array(fc.constantFrom(...wholes), { minLength: 1, maxLength: 3 })
  .map((list) => list.join('').split('|'));
const template = fc.oneof(
  { weight: 2, arbitrary: whole },
  fc.array(part, { minLength: 1, maxLength: 5 }),
);

/** A function of its values, as source. */
function toSource(parts: readonly string[], index: number): string {
  const names = parts.slice(1).map((_, at) => `v${at}`);
  const holes = parts.map((piece, at) => piece + (at < names.length ? `\${${names[at]}}` : ''));
  return `export const make${index} = (${names.join(', ')}) => html\`${holes.join('')}\`;`;
}

/** The same within another template, from a function and from a list. */
function toNested(parts: readonly string[], index: number): string {
  const names = parts
    .slice(1)
    .map((_, at) => `v${at}`)
    .join(', ');
  const inner = toSource(parts, index).replace(/^export const make/, 'const Part');
  return `${inner}
export const make${index} = (${names}) => html\`<b>\${Part${index}(${names})}</b>\${[0, 1].map(() => Part${index}(${names}))}\${[${names}].map((one) => html\`<i>\${one}</i>\`)}\`;`;
}

for (const [name, write] of Object.entries({ 'on their own': toSource, nested: toNested })) {
  test(`generated templates and values, ${name}`, () => compareGenerated(write));
}

async function compareGenerated(write: typeof toSource): Promise<void> {
  const templates = fc.sample(template, { numRuns: 1000 });
  const source = templates.map(write).join('\n');
  const { plain, compiled, count } = await loadBoth<Record<string, Make>>(
    `import { html } from '@plinth/string';\n${source}`,
  );
  let written = 0;
  for (const [index, { length }] of templates.entries()) {
    const values = fc.array(value, { minLength: length - 1, maxLength: length - 1 });
    for (const list of fc.sample(values, { numRuns: 4 })) {
      const expected = await findOutcome(() => plain[`make${index}`]!(...list));
      const actual = await findOutcome(() => compiled[`make${index}`]!(...list));
      assert.is(actual, expected, JSON.stringify(templates[index]));
      if (!expected.startsWith('PLINTH_')) written++;
    }
  }
  assert.ok(count > 400, `only ${count} templates were compiled`);
  assert.ok(written > 1000, `only ${written} templates were written`);
}

const modules = {
  'templates in templates': `export const make = (list) => html\`<ul>\${list.map((one) => html\`<li class="\${one}">\${html\`<b>\${one}</b>\`}</li>\`)}</ul>\`;`,
  'sequences and comments': `export const make = (list) => html\`<p>\${list, 'a'}\${/* } */ 'b' // \`
  }</p>\`;`,
  'templates of the whole module': `export const first = html\`<i>\${'<'}</i>\`;\nexport const make = () => html\`\${first}\${first}\`;`,
  'line breaks of Windows': 'export const make = (list) => html`<p>\r\n  ${list}\r\n</p>`;',
  escapes: 'export const make = () => html`<p title="\\u{1F600}\\`\\${">\\x41${1}\\\\</p>`;',
  'a broken escape': 'export const make = () => html`<p>\\u{zz}${1}</p>` + html`${1}`;',
};

for (const [name, code] of Object.entries(modules)) {
  test(name, async () => {
    const { plain, compiled, count } = await loadBoth<{ make: Make }>(
      `import { html } from '@plinth/string';\n${code}`,
    );
    const run = ({ make }: { make: Make }): Promise<string> =>
      findOutcome(() => make(['<a>', Promise.resolve('&')]));
    assert.is(await run(compiled), await run(plain));
    assert.ok(count > 0);
  });
}

test('all values are evaluated before one of them is written or refused', async () => {
  const code = `import { html } from '@plinth/string';
export const steps = [];
const take = (step, value) => (steps.push(step), value);
export const make = (list) => html\`<p>\${take(1, {})}\${take(2, list)}\${(list.push('c'), take(3, list))}</p>\`;
export const show = (list) => html\`<p>\${list}\${(list.push('c'), '')}</p>\`;`;
  const { compiled } = await loadBoth<{ steps: number[]; make: Make; show: Make }>(code);
  assert.throws(() => compiled.make(['a']), /is an object/);
  assert.equal(compiled.steps, [1, 2, 3]);
  assert.is(String(compiled.show(['a', 'b'])), '<p>abc</p>');
});

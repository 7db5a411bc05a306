/** Generated expressions in the holes of compiled templates, and in functions that these call, give what the tag gives. */
import { raw, type Html, type HtmlHole } from '@plinth/string';
import fc from 'fast-check';
import { assert, suite } from '../../../_suite.ts';
import { loadBoth } from './_load.ts';
import { findOutcome } from './_outcome.ts';

type Make = (...values: HtmlHole[]) => Html;

const test = suite('generated values in compiled templates');

const leaves =
  'a b "plain" "<i>" "" 0 7 null undefined true object.text text(a) raw("<hr>") html`<br>` html`${a}` html`<title>${b}</title>`'.split(
    ' ',
  );

/** Writes an expression of others, of which a list is long enough. */
type Form = (one: string, two: string, name: string) => string;

const forms: readonly Form[] = [
  (one, two) => `html\`<p>\${${one}}</p>\${${two}}\``,
  (one, two) => `html\`<p title="\${a}">\${${one}}</p>\${${two}}\``,
  (one, two) => `(a ? ${one} : ${two})`,
  (one, two) => `(b ? (${one}) : ${two} as never)`,
  (one, two) => `(${one} && ${two})`,
  (one, two) => `(${one} || ${two})`,
  (one, two) => `(${one} ?? ${two})`,
  (one, two) => `(${one}, ${two})`,
  (one, two) => `[${one}, ${two}]`,
  (one) => `[a, b, "<"].map((a) => ${one})`,
  (one, two) => `[a, b].map((b, at) => { if (at > 0) return ${one}; else return ${two}; })`,
  (one, two) =>
    `[a, b].map(function (a) { try { return ${one}; } finally { if (!a) return ${two}; } })`,
  (one, two) => `[a, [${two}]].map((b, a, all) => b && ${one})`,
  (one) => `own.map((b) => ${one})`,
  (one) => `odd.map((b) => ${one})`,
  (one, two, name) => `${name}(${one}, ${two})`,
  (one, two, name) => `[${one}, ${two}].map(${name})`,
  (one, two, name) => `[${one}, ${two}].map((a) => ${name}(a))`,
  (one, two, name) => `object.${name}(${one}, ${two})`,
];

/** Names of functions are given later: each calls those behind it. */
const { expression } = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof({ maxDepth: 4, depthSize: 'max' }, fc.constantFrom(...leaves), {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom(...forms), tie('expression'), tie('expression'))
      .map(([write, one, two]) => write(one, two, 'CALLED')),
  }),
}));

const count = 300;
const start = `import { html, raw } from '@plinth/string';
const text = (value) => \`<\${typeof value}>\`;
const object = { text: '<object>', CALLED: (value) => value };
const own = { map: (show) => [show('<own>'), '<own>'] };
const odd = { map: (show) => (show('<odd>'), '<odd>') };
`;

/** Functions with one or two ways to return; the last has a template alone, so that they end. */
function writeModule(expressions: readonly string[]): string {
  const functions = Array.from({ length: count }, (_, index) => {
    const [one, two] = expressions.slice(index * 2).map((source) => call(source, index));
    const body =
      index % 3 === 0
        ? `return html\`<i>\${${one}}</i>\`;`
        : `if (b) return ${two}; return html\`\${${one}}\`;`;
    return `export function Make${index}(a, b) { ${body} }`;
  });
  const last = `function Make${count}(a, b) { return html\`<u>\${a}\${b}</u>\`; }`;
  return [start, ...functions, last].join('\n');
}

/** Lets an expression call the next function, or the last one, whose HTML is always bare. */
function call(source: string, index: number): string {
  let calls = 0;
  return source.replaceAll(/(object\.)?CALLED/g, (name) => {
    if (name.startsWith('object')) return name;
    return `Make${calls++ === 0 ? index + 1 : count}`;
  });
}

test('they are escaped as often, and refused in the same way', async () => {
  const sources = fc.sample(expression, { numRuns: count * 2 });
  const code = writeModule(sources);
  const { plain, compiled, bare } = await loadBoth<Record<string, Make>>(code);
  let written = 0;
  for (let index = 0; index < count; index++) {
    for (const values of [['<a>'], ['', '<b>'], [Promise.resolve('<'), raw('<hr>')], [['<'], {}]]) {
      const run = (made: Record<string, Make>): Promise<string> =>
        findOutcome(() => made[`Make${index}`]!(...(values as HtmlHole[])));
      const expected = await run(plain);
      assert.is(await run(compiled), expected, sources.slice(index * 2, index * 2 + 2).join('\n'));
      if (!/^[A-Z_a-z]+: /.test(expected)) written++;
    }
  }
  assert.ok(bare > 150, `only ${bare} templates were bare`);
  assert.ok(written > 500, `only ${written} templates were written`);
});

/** Where the compiler of strings works, and how it is kept from it. */
import { string } from '@plinth/string';
import type { Plugin } from 'vite';
import { assert, suite } from '../../../_suite.ts';
import { compile, countCompiled } from './_load.ts';

const test = suite('switches of precompiling strings');
const start = "import { html } from '@plinth/string';";
const page = `${start}\nexport default ({ a }) => html\`<p>\${a}</p>\`;`;

test('it is on unless it is switched off', async () => {
  assert.is(countCompiled((await compile(page))!.code), 1);
  assert.is(string({ precompile: false }).vite, undefined);
});

for (const comment of ['/** @precompile false */', '// @precompile false']) {
  test(`a file with ${JSON.stringify(comment)} stays as it is`, async () => {
    assert.is(await compile(`${comment}\n${page}`), undefined);
  });
}

test('a comment behind the first statement says nothing', async () => {
  assert.ok(await compile(`${page}\n/** @precompile false */`));
});

test('the server’s modules are compiled, and no others', async () => {
  const [plugin] = (await string().vite!(() => true)) as Plugin[];
  const applies = plugin!.applyToEnvironment as unknown as (environment: object) => boolean;
  assert.is(applies({ config: { consumer: 'server' } }), true);
  assert.is(applies({ config: { consumer: 'client' } }), false);
});

const untouched: Record<string, string> = {
  'another package': "import { html } from 'lit';\nexport default () => html`<p></p>`;",
  'another export':
    "import { raw as html } from '@plinth/string';\nexport default () => html`<p></p>`;",
  'a type': "import type { html } from '@plinth/string';\nexport default () => html`<p></p>`;",
  'a parameter of the name': `${start}\nexport default (html) => html\`<p></p>\`;`,
  'a property of the name taken out': `${start}\nexport default ({ html }) => html\`<p></p>\`;`,
  'a variable of the name': `${start}\nexport default () => { let html = (x) => x; return html\`<p></p>\`; };`,
  'a function of the name': `${start}\nexport default () => { function html() {} return html\`<p></p>\`; };`,
  'a caught error of the name': `${start}\ntry { f(); } catch (html) { html\`<p></p>\`; }`,
  'the tag passed on': `${start}\nexport default (f) => f(html);`,
  'a hole where no value is safe': `${start}\nexport default (a) => html\`<p \${a}></p>\`;`,
  'a template that does not end': `${start}\nexport default () => html\`<p\`;`,
  'a template that is constructed': `${start}\nexport default () => new html\`<p></p>\`();`,
  'what cannot be parsed': `${start}\nexport default () => html\`<p>\``.slice(0, -1),
};

for (const [name, code] of Object.entries(untouched)) {
  test(`stays as it is: ${name}`, async () => {
    assert.is(await compile(code), undefined);
  });
}

for (const end of ['js', 'mjs', 'jsx', 'mts', 'tsx']) {
  test(`a file that ends in .${end} is compiled as one in .ts`, async () => {
    const code = `${start}\nexport default ({ a, b }) => html\`\${a}<p>\${b}</p>\`;`;
    const made = await compile(code, { id: `/app/page.${end}` });
    assert.is(made?.code, (await compile(code))!.code);
  });
}

const compiled: Record<string, string> = {
  'another name': "import { html as h } from '@plinth/string';\nexport default () => h`<p></p>`;",
  'properties of the name': `${start}\nexport default (a) => html\`<p>\${a.html}\${{ html: 1 }.html}</p>\`;`,
  'the names of the compiler': `${start}\nconst $plinth = 1;\nexport default () => html\`<p>\${$plinth}</p>\`;`,
};

for (const [name, code] of Object.entries(compiled)) {
  test(`is compiled: ${name}`, async () => {
    assert.is(countCompiled((await compile(code))!.code), 1);
  });
}

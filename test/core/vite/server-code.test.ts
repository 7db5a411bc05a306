import { SourceMap, type SourceMapping } from 'node:module';
import fc from 'fast-check';
import { parseSync } from 'vite';
import { removeServerCode } from '../../../core/src/vite/server-code.ts';
import { assert, suite } from '../../_suite.ts';
import {
  type Case,
  declarations,
  destructurings,
  exportForms,
  imports,
  references,
  shadows,
  typeNames,
  typeUses,
} from './_server-code-cases.ts';

const names = ['getServerSideProps'];
const page = '\nexport default function Page() { return <p>PAGE</p>; }';
const run = 'export const getServerSideProps = () => SECRET;';

const test = suite('removeServerCode');

/** Removes, and checks what holds of every result: it parses, and what is left stands where it stood. */
function remove(code: string, id: string): string {
  const result = removeServerCode(code, id, names);
  assert.ok(result, 'the module should export getServerSideProps');
  const lang = /\.[jt]s$/.test(id) ? (id.endsWith('.ts') ? 'ts' : 'jsx') : 'tsx';
  assert.equal(parseSync(id, result.code, { lang }).errors, [], result.code);
  for (let index = 0; index < code.length; index++) {
    if (!/[ ;]/.test(result.code[index]!)) assert.is(result.code[index], code[index]);
  }
  assert.is(result.code.length, code.length);
  assert.is(countOf(result.code, '\n'), countOf(code, '\n'));
  return result.code;
}

function countOf(code: string, part: string): number {
  return code.split(part).length - 1;
}

function strip(code: string): string {
  return code.replace(/[\s;]+/g, '');
}

function checkTable(group: string, cases: readonly Case[]): void {
  for (const [title, code, left] of cases) {
    test(`${group}: ${title}`, () => {
      assert.match(code, /SECRET|STAYS/, 'a case without a canary');
      const result = remove(code + page, 'page.tsx');
      assert.is(strip(result), strip(left + page));
      assert.not.match(result, /SECRET/);
      assert.is(countOf(result, 'STAYS'), countOf(left, 'STAYS'));
    });
  }
}

checkTable('export', exportForms);
checkTable('import', imports);
checkTable('declaration', declarations);
checkTable('destructuring', destructurings);

const imported = `import { fs, Fs, $fs } from 'SECRET';\n`;
const used = `export const getServerSideProps = () => [fs, Fs, $fs];\n`;

for (const [title, kept] of shadows) {
  test(`not a reference: ${title}`, () => {
    assert.is(strip(remove(imported + used + kept, 'page.tsx')), strip(kept));
  });
}

for (const [title, kept] of references) {
  test(`a reference: ${title}`, () => {
    const result = strip(remove(imported + used + kept, 'page.tsx'));
    assert.match(result, /^import\{(?:fs|Fs|\$fs)\}from'SECRET'/);
    assert.ok(result.endsWith(strip(`from 'SECRET'${kept}`)), result);
  });
}

for (const [title, removed] of typeUses) {
  test(`reached by a type: ${title}`, () => {
    const code = `import { SECRET } from './a';\nexport const getServerSideProps = ${removed};`;
    assert.is(strip(remove(code, 'page.tsx')), '');
  });
}

for (const [title, removed] of typeNames) {
  test(`not reached by a type: ${title}`, () => {
    const kept = `import { STAYS } from './a';`;
    const code = `${kept}\nexport const getServerSideProps = ${removed};`;
    assert.is(strip(remove(code, 'page.tsx')), strip(kept));
  });
}

for (const [id, kept, isValue] of [
  ['page.ts', '<STAYS>c', false],
  ['page.ts', '<C>STAYS', true],
  ['page.js', 'c<STAYS>(d)', true],
  ['page.tsx', 'c<STAYS>(d)', false],
] as const) {
  test(`reads ${kept} as the language of ${id} does`, () => {
    const end = `export const b = ${kept};`;
    const from = `import { STAYS } from './a';`;
    const result = remove(`${from} export const getServerSideProps = STAYS; ${end}`, id);
    assert.is(strip(result), strip(isValue ? from + end : end));
  });
}

test('leaves an empty statement, so that lines do not grow together', () => {
  const code = `const a = STAYS\n${run}\n(b)();`;
  assert.is(remove(code, 'page.tsx'), `const a = STAYS\n;${' '.repeat(run.length - 1)}\n(b)();`);
});

test('takes along the comments of what goes, and no others', () => {
  const code = `#!STAYS
/** @jsxImportSource STAYS */
/* STAYS */ import a from 'SECRET'; // SECRET
// SECRET

/** SECRET
 *  SECRET */
export const getServerSideProps = /* SECRET */ () => SECRET(a); /* SECRET */ // SECRET
/** STAYS */
export const b = 1; // STAYS
// SECRET
function SECRET() {} // SECRET
// STAYS`;
  const result = remove(code, 'page.tsx');
  assert.not.match(result, /SECRET/);
  assert.is(countOf(result, 'STAYS'), countOf(code, 'STAYS'));
});

test('keeps all kinds of lines where they are', () => {
  const code = `\uFEFFconst SECRET = '😀';\r\n${run}\r\n/* SECRET\r\n */ function SECRET() {\r\n}\r\n/* \u2028 */ export const a = \`STAYS\r\n\`;\r\n`;
  const result = remove(code, 'page.tsx');
  assert.is(result.indexOf('STAYS'), code.indexOf('STAYS'));
  assert.is(result.replace(/[^\r\n\u2028]/g, ''), code.replace(/[^\r\n\u2028]/g, ''));
  assert.ok(result.startsWith('\uFEFF;'));
});

for (const [id, code] of [
  ['page.js', `${run}\nexport const a = <b>STAYS</b>;`],
  ['page.jsx', `${run}\nexport const a = <b>STAYS</b>;`],
  ['page.ts', `${run}\nexport const a = <const T>(b: T) => <any>STAYS;`],
  ['page.tsx?v=1', `${run}\nexport const a = <const T,>(b: T) => <b>STAYS</b>;`],
] as const) {
  test(`reads ${id}`, () =>
    assert.match(remove(`let SECRET = 1;${code}`, id), /^(?!.*SECRET).*STAYS/s));
}

test('removes the names it is given', () => {
  const code = `const SECRET = 1; export const load = SECRET; export const getServerSideProps = 2;`;
  const result = removeServerCode(code, 'page.ts', ['load', 'action']);
  assert.is(strip(result!.code), strip('export const getServerSideProps = 2;'));
});

for (const [title, code] of [
  ['has no such export', `import 'a';\nexport default 1;`],
  ['only declares the name', `const getServerSideProps = 1;\nexport { getServerSideProps as a };`],
  ['only exports a type of the name', `export type getServerSideProps = 1;`],
  [
    'only exports the name as a type',
    `type getServerSideProps = 1;\nexport { type getServerSideProps };`,
  ],
  ['only re-exports types as the name', `export type * as getServerSideProps from './a';`],
  [
    'only re-exports types',
    `export type * from './a';\nexport type { getServerSideProps } from './b';`,
  ],
  ['cannot be parsed', `export const getServerSideProps = (;`],
  ['is empty', ``],
] as const) {
  test(`leaves a module alone that ${title}`, () => {
    assert.is(removeServerCode(code, 'page.tsx', names), undefined);
  });
}

test('removes in spite of an error that leaves the meaning clear, for the compiler to report', () => {
  const result = removeServerCode(
    `return 1;\nexport const getServerSideProps = SECRET;`,
    'a.ts',
    names,
  );
  assert.is(strip(result!.code), 'return1');
});

for (const [title, place, errorCode, code] of [
  ['export *', '2:3', 'EXPORT_STAR', `let a;\n  export * from './data';`],
  [
    'a destructured export',
    '1:14',
    'EXPORT_DESTRUCTURED',
    `export const { getServerSideProps } = a;`,
  ],
  [
    'a nested one',
    '1:14',
    'EXPORT_DESTRUCTURED',
    `export const [{ a: getServerSideProps = 1 }] = a;`,
  ],
  [
    'a property of the component',
    '2:1',
    'GSSP_ON_COMPONENT',
    `export default function Page() {}\nPage.getServerSideProps = () => {};`,
  ],
  [
    'a property in brackets',
    '1:25',
    'GSSP_ON_COMPONENT',
    `class Page {} let a, b; Page['getServerSideProps'] = 1;\nexport { Page as default };`,
  ],
  [
    'a property of a cast component',
    '2:1',
    'GSSP_ON_COMPONENT',
    `const Page = () => 1;\n(Page as any).getServerSideProps = 1;\nexport default Page;`,
  ],
  [
    'a property of a wrapped component',
    '2:1',
    'GSSP_ON_COMPONENT',
    `const Page = () => 1;\nPage.getServerSideProps = 1;\nexport default memo(observe(Page) as any, 1);`,
  ],
  [
    'a static method',
    '1:29',
    'GSSP_ON_COMPONENT',
    `export default class Page { static async getServerSideProps() {} }`,
  ],
  [
    'a static field',
    '1:14',
    'GSSP_ON_COMPONENT',
    `class Page { static 'getServerSideProps' = 1; }\nexport default Page;`,
  ],
] as const) {
  test(`rejects ${title}`, () => {
    assert.throws(
      () => removeServerCode(code, 'pages/a.tsx?x', names),
      (error) => {
        assert.is(error.code, `PLINTH_${errorCode}`);
        assert.ok(error.message.startsWith(`pages/a.tsx:${place}: `), error.message);
        return error.message.includes('getServerSideProps');
      },
    );
  });
}

test('accepts what only looks like them', () => {
  const code = `export type * from './data';
export * as data from './data';
export const { a: { b }, ...c } = load();
const handlers = {};
handlers.getServerSideProps = 1;
export default class Page { getServerSideProps() {} static [getServerSideProps] = 1; }
Page[getServerSideProps] = Page.other = 2;`;
  assert.is(removeServerCode(code, 'a.ts', names), undefined);
});

test('maps what is left to where it stood', () => {
  const code = `import { a, SECRET } from './a';\n\n${run}\nexport const STAYS = () =>\n  a('😀', STAYS.left);\n`;
  const { code: left, map } = removeServerCode(code, 'pages/a.tsx?x', names)!;
  const payload = { file: '', sourceRoot: '', ...map };
  assert.equal(payload.sources, ['pages/a.tsx']);
  assert.equal(payload.sourcesContent, [left], 'a map with the source would publish it');
  const sourceMap = new SourceMap(payload);
  const lines = code.split('\n');
  for (const [line, part] of [
    [0, '{ a'],
    [0, 'from'],
    [3, 'STAYS'],
    [4, 'STAYS'],
    [4, 'left'],
  ] as const) {
    const column = lines[line]!.indexOf(part);
    const entry = sourceMap.findEntry(line, column) as SourceMapping;
    assert.is(`${entry.originalLine}:${entry.originalColumn}`, `${line}:${column}`);
  }
});

interface Declaration {
  form: number;
  uses: number[];
}

const forms: readonly ((name: string, uses: string) => string)[] = [
  (name, uses) => `function ${name}() { return [${uses}]; }`,
  (name, uses) => `const ${name} = make(() => [${uses}]);`,
  (name, uses) => `class ${name} { static a = [${uses}]; }`,
  (name, uses) => `enum ${name} { A = [${uses}].length }`,
  (name, uses) => `const { a: { ${name} = [${uses}] } } = make();`,
  (name, uses) => `var [, ${name}] = make(class { [make(${uses})]() {} });`,
  (name) => `import ${name} from '${name}';`,
  (name) => `import { type T, ${name} } from '${name}';`,
];

/** Finds all that some declarations need. */
function follow(all: readonly Declaration[], from: readonly number[]): Set<number> {
  const found = new Set(from);
  for (const index of found) {
    const { form, uses } = all[index]!;
    for (const use of form < 6 ? uses : []) found.add(use);
  }
  return found;
}

function toNames(indexes: readonly number[]): string {
  return indexes.map((index) => `n${index}`).join(', ');
}

test('leaves exactly what kept code needs, whatever refers to whatever', () => {
  const index = fc.nat(11);
  const list = fc.array(fc.record({ form: fc.nat(7), uses: fc.array(index, { maxLength: 3 }) }), {
    minLength: 12,
    maxLength: 12,
  });
  const roots = fc.array(index, { maxLength: 4 });
  fc.assert(
    fc.property(list, roots, roots, (all, onServer, inBrowser) => {
      const texts = all.map(({ form, uses }, each) => forms[form]!(`n${each}`, toNames(uses)));
      const end = `export default [${toNames(inBrowser)}];`;
      const code = `export const getServerSideProps = [${toNames(onServer)}];\n${texts.join('\n')}\n${end}`;
      const reached = follow(all, onServer);
      const others = texts.map((_, each) => each).filter((each) => !reached.has(each));
      const needed = follow(all, [...inBrowser, ...others]);
      const left = texts.filter((_, each) => needed.has(each)).join('') + end;
      assert.is(strip(remove(code, 'page.tsx')), strip(left));
    }),
    { numRuns: 300 },
  );
});

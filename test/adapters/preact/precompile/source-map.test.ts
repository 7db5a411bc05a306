/** An error in a compiled view points at its source. */
import { execFile } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SourceMap } from 'node:module';
import { promisify } from 'node:util';
import type { RunnableDevEnvironment } from 'vite';
import { plinth as runPlinth } from '../../../_app.ts';
import { assert, suite } from '../../../_suite.ts';
import { id, startDev } from './_dev.ts';
import { compile } from './_load.ts';

const test = suite('source maps of precompiled modules');

const page = `import { Fragment } from 'preact';

function fail(where: string): string {
  throw new Error('thrown for ' + where);
}

const Leaf = ({ text }: { text: string }) => <b>{text.toUpperCase()}</b>;

export default function Page({ name }: { name?: string }) {
  return (
    <main
      class="a"
      title={name ?? fail('attribute')}
      style={{
        color: 'red',
        width: fail('style'),
      }}
    >
      <h1>Some text &amp; more</h1>
      {[1].map(() => (
        <p key="a">{fail('child')}</p>
      ))}
      <Leaf text={fail('prop')} />
      <Fragment key={name}>
        <i>{fail('fragment')}</i>
        text
      </Fragment>
      <svg>
        <g id={fail('svg')} />
      </svg>
    </main>
  );
}
`;

for (const where of ['attribute', 'style', 'child', 'prop', 'fragment', 'svg']) {
  test(`the place of a call in a ${where}`, async () => {
    const { code, map } = (await compile(page))!;
    const text = `fail('${where}')`;
    const generated = toPlace(code, text);
    const { originalLine, originalColumn, originalSource } = new SourceMap(
      JSON.parse(map),
    ).findEntry(generated.line, generated.column) as Record<string, unknown>;
    assert.equal({ line: originalLine, column: originalColumn }, toPlace(page, text));
    assert.match(String(originalSource), /page\.tsx$/);
  });
}

test('the place of a statement in a page that is a text', async () => {
  const source = `function Row({ x }) {
  const y = x.length;
  return <b>{y}</b>;
}
export default function Page({ a }) {
  return <Row x={a} />;
}`;
  const { code, map } = (await compile(source))!;
  const generated = toPlace(code, 'x.length', code.indexOf('$plinth_Row'));
  const { originalLine, originalColumn } = new SourceMap(JSON.parse(map)).findEntry(
    generated.line,
    generated.column,
  ) as Record<string, unknown>;
  assert.equal({ line: originalLine, column: originalColumn }, toPlace(source, 'x.length'));
});

test('the map has the source in it', async () => {
  const { map } = (await compile(page))!;
  assert.equal(JSON.parse(map).sourcesContent, [page]);
});

test('a stack of a built module shows line and column of the source', async () => {
  const folder = join(import.meta.dirname, '../../../.tmp', `map-${crypto.randomUUID()}`);
  await mkdir(join(folder, 'pages'), { recursive: true });
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
  await writeFile(
    join(folder, 'vite.config.ts'),
    `import { plinth } from '@plinth/core/vite';
import { preact } from '@plinth/preact';
export default { plugins: [plinth({ adapters: [preact()] })], build: { sourcemap: true } };`,
  );
  await writeFile(join(folder, 'pages/index.tsx'), page);
  const { code, stderr } = await runPlinth(folder, 'build');
  assert.is(code, 0, stderr);
  const script = `const { default: app } = await import('./dist/server/index.js');
console.error = (...all) => console.log(...all.map((one) => one?.stack ?? one));
await app.fetch(new Request('http://localhost/'));`;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--enable-source-maps', '--input-type=module', '-e', script],
    { cwd: folder },
  );
  const { line, column } = toPlace(page, "fail('attribute')");
  assert.match(stdout, `pages/index.tsx:${line + 1}:${column + 1}`);
  await rm(folder, { recursive: true });
});

test('a stack in development shows the line of the source', async () => {
  const server = await startDev(page);
  const { runner } = server.environments.ssr as RunnableDevEnvironment;
  const { default: Page } = await runner.import(id);
  const { line, column } = toPlace(page, "fail('attribute')");
  const place = `page.tsx:${line + 1}:${column + 1}`;
  assert.throws(
    () => Page({}),
    (error) => error.stack!.includes(place),
  );
  await server.close();
});

/** Counted from 0, as in a map. */
function toPlace(code: string, text: string, from = 0): { line: number; column: number } {
  const lines = code.slice(0, code.indexOf(text, from)).split('\n');
  return { line: lines.length - 1, column: lines.at(-1)!.length };
}

/** What is thrown in a value of a compiled template points at its source. */
import { SourceMap, type SourceMapPayload } from 'node:module';
import { assert, suite } from '../../../_suite.ts';
import { compile } from './_load.ts';

const test = suite('source maps of precompiled strings');

const source = `import { html } from '@plinth/string';

export default ({ list }: { list: string[] }) => html\`<ul>
  \${read(list).map((item) => html\`<li>
    \${fail(item)}
  </li>\`)}
  \${Item(list)}
</ul>\`;

export const Item = (list: string[]) => html\`<li>
  \${check(list)}
</li>\`;`;

/** A place as line and column, both from 0. */
function find(code: string, text: string): [line: number, column: number] {
  const before = code.slice(0, code.indexOf(text)).split('\n');
  return [before.length - 1, before.at(-1)!.length];
}

for (const text of ['fail(item)', 'read(list)', 'check(list)', 'Item(list)']) {
  test(`${text} is found where it is written`, async () => {
    const { code, map } = (await compile(source, { id: '/app/list.ts' }))!;
    const payload = JSON.parse(map) as SourceMapPayload;
    const entry = new SourceMap(payload).findEntry(...find(code, text));
    assert.equal(
      'originalLine' in entry && [entry.originalLine, entry.originalColumn],
      find(source, text),
    );
    assert.match(payload.sources[0]!, 'list.ts');
  });
}

/** The specification in the documentation against the checks of the kit. */
import { readFile } from 'node:fs/promises';
import { testAdapter } from '@plinth/core/testing';
import { string } from '@plinth/string';
import { clientGroups } from '../../core/src/testing/client-groups.ts';
import { serverGroups } from '../../core/src/testing/server-groups.ts';
import { optionalViews, type ViewName } from '../../core/src/testing/view-names.ts';
import { fixture } from '../_app.ts';
import { assert, suite } from '../_suite.ts';

const test = suite('adapter specification');
const content = fixture('../../docs/content');
const id = /\b[A-Z]-\d\d\b/g;
let text: string;
let ids: string[];

test.before(async () => {
  text = await readFile(`${content}/adapter-specification.md`, 'utf8');
  ids = (await testAdapter({ adapter: string() })).results.map((result) => result.id);
});

test('there are at least 60 checks, each with an id of its own', () => {
  assert.ok(ids.length >= 60);
  assert.equal([...new Set(ids)], ids);
});

test('every check is named once, and every name is that of a check', () => {
  assert.equal((text.match(id) ?? []).toSorted(), ids.toSorted());
});

test('what goes in and out is told, each field of it and no other', async () => {
  const source = await readFile(fixture('../../core/src/contract/adapter.ts'), 'utf8');
  for (const name of ['View', 'RenderContext', 'Rendered', 'ClientContext', 'Mounted']) {
    const declared = new RegExp(`^export interface ${name}\\b.*\\{\\n([^]*?)^\\}`, 'm').exec(
      source,
    )![1]!;
    const fields = [...declared.matchAll(/^ {2}(?:readonly )?(\w+)[?:(]/gm)].map(([, one]) => one);
    const table = text.split(`| \`${name}\` | what |`)[1]!.split('\n\n')[0]!;
    const told = [...table.matchAll(/^\| `(\w+)/gm)].map(([, one]) => one);
    assert.equal(told, fields, name);
  }
});

test('every sentence with a MUST names its check', () => {
  const [, ...sections] = text.split('\n## ');
  const all = sections.join('\n').split(/\n|(?<=[.:;]) (?=[A-Z])/);
  const sentences = all.filter((sentence) => /\b(?:MUST|SHOULD)\b/.test(sentence));
  assert.ok(sentences.length > 80);
  const without = sentences.filter((sentence) => sentence.search(id) === -1);
  assert.equal(without, []);
});

test('each optional view is listed with the checks that need it', async () => {
  const guide = await readFile(`${content}/testing-adapters.md`, 'utf8');
  const rows = [...guide.matchAll(/^\| `(\w+)` \|(?: [^|]*\|){2} ([^|`]+) \|$/gm)];
  const told = rows.map(([, view, checks]) => [view, checks!.split(', ').toSorted()]);
  const server = serverGroups.flatMap(({ checks }) => checks);
  const all = [...server, ...clientGroups.flatMap(({ checks }) => checks)];
  const needed = Object.keys(optionalViews).map((view) => [
    view,
    all
      .filter(({ needs }) => needs?.includes(view as ViewName))
      .map((check) => check.id)
      .toSorted(),
  ]);
  assert.equal(told, needed);
});

test('the other texts name checks that there are', async () => {
  for (const name of ['writing-an-adapter', 'testing-adapters']) {
    const named = (await readFile(`${content}/${name}.md`, 'utf8')).match(id) ?? [];
    assert.equal(
      named.filter((one) => !ids.includes(one)),
      [],
      name,
    );
  }
});

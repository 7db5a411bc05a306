import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { assert, suite } from '../_suite.ts';
import { checks } from './checks.ts';

const root = join(import.meta.dirname, '..');
/** `… [17, 18]`, or `17, 18: …`, also behind the name of a layer. */
const tagged = /\[(\d+(?:, \d+)*)\][`']|[`'](?:\$\{\w+\}: )?(\d+(?:, \d+)*): /g;

const test = suite('the checks of the contract');

test('none is missing', () => {
  assert.equal(
    Object.keys(checks).map(Number),
    Array.from({ length: 88 }, (_, i) => i + 1),
  );
});

const named = new Set<number>();
for (const path of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
  if (!/\.test\.tsx?$/.test(path) || /node_modules|fixtures|\.tmp/.test(path)) continue;
  for (const [, after, before] of readFileSync(join(root, path), 'utf8').matchAll(tagged)) {
    for (const number of (after ?? before ?? '').split(',')) named.add(Number(number));
  }
}

for (const [number, state] of Object.entries(checks)) {
  if (state.kind === 'waits') {
    test.skip(`check ${number}`, `it stands on what is not built yet: ${state.for}`);
  } else if (state.kind === 'not applicable') {
    test(`check ${number} says why it does not apply`, () => {
      assert.ok(state.because.length > 10);
      assert.not.ok(named.has(Number(number)));
    });
  } else {
    test(`check ${number} (${state.kind}) is named by a test`, () => {
      assert.ok(named.has(Number(number)));
    });
  }
}

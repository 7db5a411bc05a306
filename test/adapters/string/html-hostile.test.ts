import { assert, suite } from '../../_suite.ts';
import { hostileRows } from './_hostile.ts';

const test = suite('html: hostile values');

test('the table has not shrunk', () => {
  assert.ok(hostileRows.length >= 110, String(hostileRows.length));
});

for (const [made, expected] of hostileRows) {
  test(String(made).replace(/^\(\) => /, ''), () => {
    assert.is(String(made()), expected);
  });
}

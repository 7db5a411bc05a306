import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createTestApp, type TestApp } from '@plinth/core/testing';

const paths = ['/'];
let app: TestApp;

before(async () => {
  app = await createTestApp();
});
after(() => app.close());

for (const path of paths) {
  test(`${path} says hello`, async () => {
    const response = await app.request(path);
    assert.equal(response.status, 200);
    assert.match(await response.text(), /<h1>Hello/);
    assert.deepEqual(app.errors, []);
  });
}

test('what there is not is answered with 404', async () => {
  const response = await app.request('/nowhere');
  assert.equal(response.status, 404);
});

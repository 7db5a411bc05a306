import { assert, suite } from '../_suite.ts';
import { type Box, appOf, dataPath } from './_sending.ts';

const test = suite('the size of what is sent');
const { warn } = console;
let warned: string[] = [];

test.before.each(() => {
  warned = [];
  console.warn = (text) => void warned.push(String(text));
});
test.after.each(() => {
  console.warn = warn;
});

const large: Box = {
  props: {
    few: ['x'.repeat(1000)],
    posts: 'é'.repeat(60_000),
    since: new Date(),
    users: 'x'.repeat(20_000),
    tags: 'x'.repeat(5000),
  },
};

test('is reported in dev above 128 kB, once a page, with the largest keys', async () => {
  const app = appOf(large, { dev: true });
  for (const path of ['/', dataPath, '/']) assert.is((await app.request(path)).status, 200);
  assert.is(warned.length, 1);
  assert.match(warned.join(), 'The page "/" sends 147 kB of data');
  assert.match(warned.join(), 'props.posts (121 kB), props.users (21 kB), props.tags (6 kB).');
});

test('is not reported below that, nor in production', async () => {
  const app = appOf({ props: { text: 'x'.repeat(127_900) } }, { dev: true });
  await app.request('/');
  await appOf(large).request('/');
  assert.equal(warned, []);
});

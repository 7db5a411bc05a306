import type { GetServerSideProps, PageResponse } from '@plinth/core';
import { assert, suite } from '../_suite.ts';
import { codeOf } from './_code.ts';
import { echoApp } from './_echo.ts';

const test = suite('res after getServerSideProps has settled');

/** Uses of `res` that would change the response. */
const uses: Record<string, (res: PageResponse) => unknown> = {
  status: (res) => (res.statusCode = 418),
  header: (res) => res.setHeader('x-late', 'yes'),
  removal: (res) => res.removeHeader('x-early'),
  head: (res) => res.writeHead(418, { 'x-late': 'yes' }),
  write: (res) => res.write('late'),
  end: (res) => res.end('late'),
};

for (const [name, use] of Object.entries(uses)) {
  test(`has no effect and is reported once: ${name} [44, 45, 46, 53]`, async () => {
    const getServerSideProps: GetServerSideProps = ({ res }) => {
      res.setHeader('x-early', 'yes');
      const props = Promise.resolve({}).then(() => {
        use(res);
        use(res);
        return { shown: true };
      });
      return { props };
    };
    const app = echoApp({ '/': { default: 'x', getServerSideProps: getServerSideProps as never } });
    const response = await app.request('/');
    assert.is(response.status, 200);
    assert.is(response.headers.get('x-late'), null);
    assert.is(response.headers.get('x-early'), 'yes');
    assert.match(await response.text(), /"shown":true/);
    assert.equal(app.errors.map(codeOf), ['PLINTH_RES_LATE']);
    assert.match((app.errors[0] as Error).message, /The page "\/" used res/);
  });
}

test('reading it is no use of it', async () => {
  const getServerSideProps: GetServerSideProps = ({ res }) => ({
    props: Promise.resolve().then(() => ({ status: res.statusCode, sent: res.headersSent })),
  });
  const app = echoApp({ '/': { default: 'x', getServerSideProps: getServerSideProps as never } });
  assert.match(await (await app.request('/')).text(), /"status":200,"sent":false/);
  assert.equal(app.errors, []);
});

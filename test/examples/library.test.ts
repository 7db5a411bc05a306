/** The examples that mount an app in another server, as programs of their own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fixture, waitFor } from '../_app.ts';
import { findTag, textOf } from '../_html.ts';
import { assert, suite } from '../_suite.ts';

const folder = fixture('../../docs/examples/library');

for (const name of ['express', 'fastify', 'hono']) {
  const test = suite(`library mode in ${name}`);
  let child: ChildProcess;
  let url: string;

  test.before(async () => {
    const env = { ...process.env, PORT: '0', NODE_ENV: 'production' };
    child = spawn(process.execPath, [`${name}.js`], { cwd: folder, env });
    let text = '';
    for (const stream of [child.stdout!, child.stderr!])
      stream.on('data', (part) => (text += part));
    url = await waitFor(() => /http:\/\/127\.0\.0\.1:\d+/.exec(text)?.[0], {
      unless: () => child.exitCode !== null,
      what: () => `an address from ${name}.js:\n${text}`,
    });
  });
  test.after(async () => {
    const exited = once(child, 'exit');
    child.kill();
    await exited;
  });

  async function get(path: string): Promise<{ status: number; html: string; heading: string }> {
    const response = await fetch(url + path);
    const html = await response.text();
    return { status: response.status, html, heading: textOf(findTag(html, 'h1')) };
  }

  test('its pages are served, beside the server’s own routes', async () => {
    const home = await get('/');
    assert.equal([home.status, home.heading], [200, 'Home']);
    assert.match(home.html, '<html lang="en"');
    assert.is((await get('/api/health')).html, '{"ok":true}');
  });

  test('parameters and query arrive, and are escaped', async () => {
    const { status, heading, html } = await get('/hello/%3Cb%3Eyou?times=2');
    assert.equal([status, heading], [200, 'Hello Hello <b>you']);
    assert.not.match(html, '<b>');
    assert.is(textOf(findTag(html, 'title')), 'Hello <b>you');
  });

  test('a path that nobody has is a 404', async () => {
    const { status, html } = await get('/nowhere');
    assert.is(status, 404);
    assert.is(html.includes('Express has nothing here'), name === 'express');
  });

  test('no page ships a script', async () => {
    assert.not.match((await get('/')).html, '<script');
  });

  if (name === 'express') {
    test('under a path of its own it has the same pages', async () => {
      assert.is((await get('/shop')).heading, 'Home');
      assert.is((await get('/shop/hello/you')).heading, 'Hello you');
      assert.is((await get('/shop/nowhere')).status, 404);
    });
  }
}

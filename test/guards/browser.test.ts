import type { RequestListener } from 'node:http';
import { openPage } from '../_browser.ts';
import { listen, rawRequest, type Listening } from '../_server.ts';
import { assert, suite } from '../_suite.ts';

const PAGE = `<!doctype html><meta charset="utf-8"><title>Guard</title>
<p style="font: 40px sans-serif">Text</p><button>0</button><a href="/second">second</a>
<script>
  const button = document.querySelector('button');
  button.onclick = () => {
    button.textContent++;
    history.pushState(null, '', '/client');
    console.warn('clicked', button.textContent);
  };
</script>`;

const respond: RequestListener = (request, response) => {
  if (request.url === '/gone') return void request.socket.destroy();
  if (request.url === '/moved') return void response.writeHead(302, { location: '/' }).end();
  response.writeHead(200, { 'content-type': 'text/html' }).end(PAGE);
};

const test = suite('browser');
let server: Listening;

test.before(async () => {
  server = await listen(respond);
});
test.after(() => server.close());

test('clicks, and draws text', async () => {
  const { page, messages, errors, loads, close } = await openPage();
  await page.goto(server.url);
  const before = await page.locator('p').screenshot();
  await page.click('button');
  assert.is(await page.textContent('button'), '1');
  assert.equal(messages, ['warning: clicked 1']);
  assert.equal(loads, [`${server.url}/`], 'pushState is no load');
  await page.evaluate(() => (document.querySelector('p')!.style.color = 'transparent'));
  const after = await page.locator('p').screenshot();
  assert.not(before.equals(after), 'the text is visible, so there is a font');
  assert.equal(errors, []);
  await close();
});

test('records document loads, a redirected one once', async () => {
  const { page, loads, close } = await openPage();
  await page.goto(`${server.url}/moved`);
  await page.click('a');
  await page.waitForURL('**/second');
  assert.equal(loads, [`${server.url}/moved`, `${server.url}/second`]);
  await close();
});

test('records exceptions and failed requests', async () => {
  const { page, errors, close } = await openPage();
  await page.goto(server.url);
  await page.evaluate(async () => {
    setTimeout(() => {
      throw new Error('on purpose');
    });
    await fetch('/gone').catch(() => {});
  });
  await page.waitForTimeout(50);
  assert.is(errors.length, 2);
  assert.ok(errors.some((error) => error.startsWith('Error: on purpose')));
  assert.ok(errors.includes(`GET ${server.url}/gone: net::ERR_EMPTY_RESPONSE`));
  await close();
});

test('keeps pages apart, also after one was closed', async () => {
  const first = await openPage();
  await first.page.goto(server.url);
  await first.page.evaluate(() => (document.cookie = 'seen=1'));
  await first.close();
  const second = await openPage();
  await second.page.goto(server.url);
  assert.is(await second.page.evaluate(() => document.cookie), '');
  await second.close();
});

test('reaches nothing but this machine', async () => {
  const { page, close } = await openPage();
  for (const host of ['example.com', '192.0.2.1', '[2001:db8::1]']) {
    await assert.rejects(page.goto(`http://${host}/`), /ERR_NAME_NOT_RESOLVED/);
  }
  await close();
});

test('keeps one origin from reading another', async () => {
  const other = await listen(respond);
  const { page, close } = await openPage();
  await page.goto(server.url);
  const read = page.evaluate((url) => fetch(url).then((response) => response.text()), other.url);
  await assert.rejects(read, /Failed to fetch/);
  await close();
  await other.close();
});

test('sends a malformed request as it stands', async () => {
  assert.match(await rawRequest(server.port, 'GET / HTTP/1.1\r\n\r\n'), /^HTTP\/1\.1 400 /);
  const whole = 'GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n';
  assert.match(await rawRequest(server.port, whole), /^HTTP\/1\.1 200 OK[^]*<title>Guard<\/title>/);
});

/** Promises in templates of the string adapter, on a real server. */
import { serveApp } from '../_app.ts';
import { openPage } from '../_browser.ts';
import { assert, suite } from '../_suite.ts';
import { readChunks } from './_late.ts';

const test = suite('deferred props in templates');

test('in place, in order, without any script', async () => {
  const url = await serveApp('late');
  const response = await fetch(`${url}/string/in-order?reviews=300&total=100`);
  const chunks = readChunks(response);
  const shell = (await chunks.next())!;
  assert.match(shell, /<h1>Late<\/h1>\s*<section id="reviews">$/);
  const rest = await chunks.rest();
  assert.match(rest, /^<p>Ada &lt;b&gt;: 0<\/p>/);
  assert.match(rest, /<b id="total">42<\/b>!<\/p>\s*<\/main><\/div><\/body><\/html>$/);
  assert.not.match(shell + rest, /<script|<template|\x7f/);
});

test('what is there already is sent as a whole', async () => {
  const url = await serveApp('late');
  const response = await fetch(`${url}/string/in-order`);
  assert.ok(response.headers.has('content-length'));
  assert.match(await response.text(), /Ada &lt;b&gt;: 0.*>42</s);
});

test('out of order where a place has a fallback', async () => {
  const url = await serveApp('late');
  const { page, errors, close } = await openPage();
  await page.goto(`${url}/string/await?reviews=1500&total=700`, { waitUntil: 'commit' });
  await page.waitForSelector('#wait-total');
  await page.waitForSelector('#total');
  assert.ok(await page.isVisible('#wait-reviews'));
  await page.waitForSelector('#reviews');
  assert.is(await page.textContent('#reviews p'), 'Ada <b>: 0');
  assert.is(await page.locator('template, script, #wait-reviews, #wait-total').count(), 0);
  assert.is((await page.textContent('main > p'))?.trim(), 'Total: 42!');
  assert.equal(errors, []);
  await close();
});

test('a rejection shows its error, without the text of it', async () => {
  const url = await serveApp('late');
  const html = await (await fetch(`${url}/string/await?reviews=200&fail=reviews`)).text();
  assert.match(html, /<p id="failed">This part of the page could not be loaded\.<\/p>/);
  assert.not.match(html, /secret/);
});

test('one without error breaks the connection off', async () => {
  const url = await serveApp('late');
  const response = await fetch(`${url}/string/in-order?reviews=200&fail=reviews`);
  assert.is(response.status, 200);
  await assert.rejects(() => response.text());
  const early = await fetch(`${url}/string/in-order?fail=reviews`);
  assert.is(early.status, 500);
  assert.not.match(await early.text(), /secret/);
});

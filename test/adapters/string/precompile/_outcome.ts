import type { RenderContext } from '@plinth/core';
import type { Html } from '@plinth/string';
import renderer from '@plinth/string/server';

const context: RenderContext = {
  hydrate: false,
  stream: false,
  signal: new AbortController().signal,
  idPrefix: 'a',
  onError() {},
};
const route = { pattern: '/', params: {}, query: {}, url: '/' };

/** What a page of this HTML becomes, with all that it awaits; or the error, by its code and its text. */
export async function findOutcome(make: () => Html): Promise<string> {
  try {
    const made = make();
    const view = { Page: () => made, props: {}, layouts: [], route };
    return (await renderer.render(view, context)).html;
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    return `${code}: ${message}`;
  }
}

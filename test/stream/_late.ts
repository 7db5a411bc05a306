import { type AppOptions, type Build, createApp, type PageModule } from '@plinth/core';
import { stream } from '../fixtures/kit/stream/index.ts';
import server, { type Component } from '../fixtures/kit/stream/server.ts';

/** A value that a test lets arrive. */
export interface Control<T> {
  promise: Promise<T>;
  resolve(value: T): void;
  reject(reason: unknown): void;
}

export function control<T = string>(): Control<T> {
  let settle!: Omit<Control<T>, 'promise'>;
  const promise = new Promise<T>((resolve, reject) => (settle = { resolve, reject }));
  return { promise, ...settle };
}

export function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** A component of the view layer that is made to stream: a part for each prop that is a promise. */
export const toParts: Component = (props, later) =>
  `<main>${Object.entries(props)
    .filter(([, value]) => value instanceof Promise)
    .map(([key, value]) => later(value as Promise<string>, (text) => `<b id="${key}">${text}</b>`))
    .join('')}</main>`;

/** As after a build: pages ship script. */
export const build: Build = {
  id: 'test',
  entry: '/plinth.js',
  routes: '/routes.js',
  late: { module: '/late.js' },
  page: () => ({ adapter: 'stream', module: '/page.js' }),
};

/** An app of one page whose parts come late, and the errors that it reported. */
export function lateApp(
  getServerSideProps: (context: never) => unknown,
  options: Partial<AppOptions> & { page?: Partial<PageModule> } = {},
): ReturnType<typeof createApp> & { errors: unknown[] } {
  const errors: unknown[] = [];
  const { page, ...others } = options;
  const app = createApp({
    adapters: [{ ...stream(), server }],
    pages: { '/': { default: toParts, getServerSideProps, ...page } },
    onError: (error) => errors.push(error),
    ...others,
  });
  return Object.assign(app, { errors });
}

/** Reads a body chunk by chunk. */
export function readChunks(response: Response): {
  next(): Promise<string | undefined>;
  rest(): Promise<string>;
  cancel(): Promise<void>;
} {
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  const next = async (): Promise<string | undefined> => (await reader.read()).value;
  return {
    next,
    async rest() {
      let all = '';
      for (let chunk = await next(); chunk !== undefined; chunk = await next()) all += chunk;
      return all;
    },
    cancel: () => reader.cancel(),
  };
}

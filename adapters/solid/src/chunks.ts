import type { Late } from './late.ts';
import { getLate } from './late.ts';
import { findPlaces, type Place } from './places.ts';
import type { Render } from './render.ts';
import { toScripts } from './values.ts';

/** The scripts that the shell needs, where somebody hydrates it. */
export function takeShellScripts(late: Late, render: Render): string {
  return takeScripts(late, render, findPlaces(render.view));
}

/** The scripts with what has arrived since they were last taken; nothing where nobody hydrates. */
function takeScripts(
  { parts, values }: Late,
  { options }: Render,
  places: ReadonlyMap<unknown, Place>,
): string {
  const news = parts?.takeNews().filter(([, isThere]) => !isThere) ?? [];
  if (!options.hydrate || (values.size === 0 && news.length === 0)) return '';
  const scripts = toScripts(values, places, options);
  values.clear();
  return (
    scripts +
    toScript(
      news.map(([key]) => `_$HY.r["${key}"]="$$f"`),
      options,
    )
  );
}

/** Late parts, each after the values that it was made of; `end` is called when nobody reads on. */
export function sendChunks(
  chunks: AsyncIterable<string>,
  render: Render,
  end: () => void,
): AsyncIterable<string> {
  const iterator = chunks[Symbol.asyncIterator]();
  const close = (): IteratorResult<string> => {
    end();
    return { done: true, value: undefined };
  };
  const send = async (): Promise<IteratorResult<string>> => {
    const { done, value } = await iterator.next();
    return done ? close() : { done: false, value: addScripts(value, render) };
  };
  return {
    [Symbol.asyncIterator]: () => ({
      next: () =>
        send().catch((error: unknown) => {
          close();
          throw error;
        }),
      async return() {
        await iterator.return?.();
        return close();
      },
    }),
  };
}

/** A value comes before the part that was made of it, and what says that the part is there after it. */
function addScripts(chunk: string, render: Render): string {
  const late = getLate(render);
  const there = late.parts?.takeNews() ?? [];
  const arrived = there.filter(([, isThere]) => isThere).map(([key]) => `delete _$HY.r["${key}"]`);
  return (
    takeScripts(late, render, findPlaces(render.view)) +
    chunk +
    toScript(render.options.hydrate ? arrived : [], render.options)
  );
}

function toScript(statements: readonly string[], { nonce }: Render['options']): string {
  if (statements.length === 0) return '';
  return `<script${nonce ? ` nonce="${nonce}"` : ''}>${statements.join(';')}</script>`;
}

import { getLate, type Late } from './late.ts';
import type { News } from './late-parts.ts';
import { findPlaces } from './places.ts';
import type { Render } from './render.ts';
import { toScripts } from './values.ts';

/** The scripts that the shell needs, where somebody hydrates it. */
export function takeShellScripts(late: Late, render: Render): string {
  const news = late.parts?.takeNews() ?? [];
  return takeScripts(
    late,
    render,
    news.filter(([, isThere]) => !isThere),
  );
}

/** The scripts with what has arrived since they were last taken; nothing where nobody hydrates. */
function takeScripts(
  { values }: Late,
  { options, view }: Render,
  waiting: readonly News[] = [],
): string {
  if (!options.hydrate || (!values?.size && waiting.length === 0)) return '';
  const scripts = toScripts(values ?? new Map(), findPlaces(view), options);
  values?.clear();
  const statements = waiting.map(([key]) => `_$HY.r["${key}"]="$$f"`);
  return scripts + toScript(statements, options);
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
  const fail = (error: unknown): never => {
    end();
    throw error;
  };
  const take = ({ done, value }: IteratorResult<string>): IteratorResult<string> => {
    if (done) return close();
    try {
      return { done: false, value: addScripts(value, render) };
    } catch (error) {
      return fail(error);
    }
  };
  return {
    [Symbol.asyncIterator]: () => ({
      next: () => iterator.next().then(take, fail),
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
  const news = late.parts?.takeNews() ?? [];
  const scripts = takeScripts(late, render);
  if (news.length === 0 || !render.options.hydrate) return scripts + chunk;
  const arrived = news.filter(([, isThere]) => isThere).map(([key]) => `delete _$HY.r["${key}"]`);
  return scripts + chunk + toScript(arrived, render.options);
}

function toScript(statements: readonly string[], { nonce }: Render['options']): string {
  if (statements.length === 0) return '';
  return `<script${nonce ? ` nonce="${nonce}"` : ''}>${statements.join(';')}</script>`;
}

import { callEagerly, isPure, isReading, type Props, type Pure } from './component.ts';
import { Markup } from './markup.ts';
import { noText } from './text.ts';
import { writeText } from './text-form.ts';

/** How many times running a page was called in vain; from a few times on, it is called as the renderer does. */
const misses = new WeakMap<Pure, number>();
const mostMisses = 3;

/**
 * Calls a component that the renderer would call at once, so that its props may be anything but functions,
 * which could ask for the renderer. Returns its HTML; where only the renderer can go on, a component that
 * hands it what there is, because lists and iterators among the props may not be the same for a second call.
 * Undefined where it is not pure. Preact keeps `key` and `ref` to itself.
 *
 * @param areData whether the props are known to be data, as those that were sent to the browser are
 */
export function callPure(type: unknown, props: Props, areData: boolean): string | Pure | undefined {
  if (!isPure(type) || !canPass(props)) return undefined;
  const page = type;
  const whole = areData ? callWhole(page, props) : undefined;
  if (whole !== undefined) return whole;
  let result: unknown;
  try {
    result = page(props);
  } catch (thrown) {
    return replay(page, () => {
      throw thrown;
    });
  }
  return result instanceof Markup ? result.html : replay(page, () => result);
}

/**
 * Writes a page by its text form, or calls its components as their elements are made. Where all of them only
 * read, and nothing is left for the renderer, nobody else has run in between, and the order has no effect:
 * data is no iterator, which reading would use up.
 */
function callWhole(page: Pure, props: Props): string | undefined {
  const missed = misses.get(page) ?? 0;
  if (!isReading(page) || missed === mostMisses) return undefined;
  try {
    const html = write(page, props);
    if (missed > 0) misses.delete(page);
    return html;
  } catch (thrown) {
    if (thrown === noText) misses.set(page, missed + 1);
    return undefined;
  }
}

function write(page: Pure, props: Props): string {
  const text = writeText(page, props);
  if (text !== undefined) return text;
  const result = callEagerly(page, props);
  if (result instanceof Markup) return result.html;
  throw noText;
}

function canPass(props: Props): boolean {
  for (const name in props) {
    if (name === 'key' || name === 'ref' || typeof props[name] === 'function') return false;
  }
  return true;
}

/** What was called once is called again only where the renderer wants it a second time. */
function replay(type: Pure, first: () => unknown): Pure {
  let isCalled = false;
  return (props) => {
    if (isCalled) return type(props);
    isCalled = true;
    return first();
  };
}

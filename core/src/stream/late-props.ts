import type { Exchange } from '../exchange.ts';
import type { Page, PageData } from '../flow.ts';
import type { DataFormat } from '../page-data.ts';
import { escapeJson } from '../serialize.ts';
import type { Props } from '../types.ts';
import { LateValues } from './late-values.ts';

/** The deferred props of one answer. */
export interface LateProps {
  /** The data for the view: with promises that tell where they stand. */
  data: PageData;
  /** The data that is sent at once. */
  rest: PageData;
  /** Where the values belong, as a JSON array: index of the layout, null for the page's own props; key; number. */
  places: string;
  values: LateValues;
}

/** Whether there are promises among the props themselves: they defer what they stand for. */
export function hasDeferred({ props, layouts }: PageData): boolean {
  return holdsPromise(props) || (layouts !== undefined && layouts.some(holdsPromise));
}

/** A value that throws when it is looked at is left to the walk that can say where it is. */
function holdsPromise(props: Props | null): boolean {
  try {
    for (const key in props) if (isPromise(props[key])) return true;
  } catch {}
  return false;
}

function isPromise(value: unknown): value is PromiseLike<unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as Partial<PromiseLike<unknown>>).then === 'function'
  );
}

/** Takes the promises out of a page's data, and watches them; `sends`: the browser is to have the values. */
export function deferProps(
  exchange: Exchange,
  page: Page,
  { props, layouts }: PageData,
  sends: boolean,
): LateProps {
  const values = new LateValues(exchange, sends);
  let places = '';
  const split = (own: Props, layout: number | null): Split => {
    const view = { ...own };
    const rest: Props = {};
    const { place } = layout === null ? page : page.layouts[layout]!;
    for (const key of Object.keys(view)) {
      const value = view[key];
      if (isPromise(value)) {
        const [id, deferred] = values.watch(value, key, place);
        places += `${places && ','}[${layout},${JSON.stringify(key)},${id}]`;
        view[key] = deferred;
      } else put(rest, key, value);
    }
    return { view, rest };
  };
  const own = split(props, null);
  const outer = layouts?.map((one, i) => one && split(one, i));
  const toData = (side: keyof Split): PageData => {
    const data = { props: own[side] };
    return outer ? { ...data, layouts: outer.map((one) => one && one[side]) } : data;
  };
  return { data: toData('view'), rest: toData('rest'), places: `[${places}]`, values };
}

/** Props for the view, and what is sent of them at once. */
interface Split {
  view: Props;
  rest: Props;
}

/** Assigning to the key `__proto__` would set the prototype. */
function put(props: Props, key: string, value: unknown): void {
  if (key !== '__proto__') props[key] = value;
  else Object.defineProperty(props, key, { value, enumerable: true });
}

/** What a page's data says about what is deferred, as the last member of a JSON object: with what has arrived by now. */
export function writeLateMember({ places, values }: LateProps, { lateModule }: DataFormat): string {
  return `,"late":{${lateModule}"places":${escapeJson(places)},"values":[${values.take().join()}]}`;
}

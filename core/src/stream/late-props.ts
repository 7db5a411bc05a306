import type { Exchange } from '../exchange.ts';
import type { Page, PageData } from '../flow.ts';
import type { DataFormat } from '../page-data.ts';
import { escapeJson } from '../serialize.ts';
import type { Props } from '../types.ts';
import { LateValues } from './late-values.ts';

/** Where a deferred value belongs: the index of its layout, null for the page's own props; its key; its number. */
export type LatePlace = readonly [layout: number | null, key: string, id: number];

/** The deferred props of one answer. */
export interface LateProps {
  /** The data for the view: with promises that tell where they stand. */
  data: PageData;
  /** The data that is sent at once. */
  rest: PageData;
  places: readonly LatePlace[];
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
  const places: LatePlace[] = [];
  const split = (own: Props, layout: number | null): [view: Props, rest: Props] => {
    const view = { ...own };
    const rest = { ...own };
    const { place } = layout === null ? page : page.layouts[layout]!;
    for (const [key, value] of Object.entries(own)) {
      if (!isPromise(value)) continue;
      const [id, deferred] = values.watch(value, key, place);
      places.push([layout, key, id]);
      view[key] = deferred;
      delete rest[key];
    }
    return [view, rest];
  };
  const [view, rest] = split(props, null);
  const outer = layouts?.map((own, i) => own && split(own, i));
  const pick = (i: 0 | 1): { layouts?: PageData['layouts'] } =>
    outer ? { layouts: outer.map((one) => one && one[i]) } : {};
  return {
    data: { props: view, ...pick(0) },
    rest: { props: rest, ...pick(1) },
    places,
    values,
  };
}

/** What a page's data says about what is deferred, as the last member of a JSON object: with what has arrived by now. */
export function writeLateMember({ places, values }: LateProps, { lateModule }: DataFormat): string {
  return `,"late":{${lateModule}"places":${escapeJson(JSON.stringify(places))},"values":[${values.take().join()}]}`;
}

import { onlyChild } from './child.ts';
import type { Props, Pure } from './component.ts';
import { isPure } from './component.ts';
import { escape } from './escape.ts';
import { Markup, type Piece } from './markup.ts';

/** A component's function once more, with its HTML as the result; it throws where that is not a text. */
export type TextForm = (props: Props) => string;

interface PageForm {
  readonly write: TextForm;
  readonly listOthers: () => readonly unknown[];
}

const forms = new WeakMap<Pure, PageForm>();

/** Thrown where something is left for the renderer. */
export const noText: Error = new Error('What a page shows is not a text yet.');

/** Gives a page its text form, which calls those of other components: they count as long as they are what they were. */
export function markText(page: Pure, write: TextForm, listOthers: () => readonly unknown[]): void {
  forms.set(page, { write, listOthers });
}

/** A page's text form; undefined where it has none, or one of its components has been changed. */
export function findTextForm(page: Pure): TextForm | undefined {
  const form = forms.get(page);
  return form?.listOthers().every(isPure) ? form.write : undefined;
}

/** A child, as a text. */
export function content(value: unknown): string {
  if (typeof value === 'string') return escape(value);
  if (typeof value === 'number') return String(value);
  return only(onlyChild(value));
}

/** What `&&` has given: a text where the left side was truthy, else what the left side was. */
export function and(value: unknown): string {
  return typeof value === 'string' ? value : content(value);
}

/** A piece that has to be a text. */
export function only(piece: Piece): string {
  if (typeof piece === 'string') return piece;
  throw noText;
}

type Write = (item: unknown, index: number, list: readonly unknown[]) => string;

/** The texts of a list's items. Only the language's own `map` is known to give back what it was given. */
export function list(items: unknown, write: Write): string {
  if (!Array.isArray(items) || items.map !== map) return content(mapOther(items, write));
  let joined = '';
  for (let index = 0; index < items.length; index++) {
    const item = items[index];
    if (item !== undefined || index in items) joined += write(item, index, items);
  }
  return joined;
}

const { map } = Array.prototype;

function mapOther(items: unknown, write: Write): unknown {
  return (items as unknown[]).map((...given) => new Markup(write(...given)));
}

import { callEagerly, isPure, type Props, type Pure } from './component.ts';
import { settle } from './quoted.ts';

/** A page's function once more, with its HTML as the result; it throws where that is not a text. */
interface TextForm {
  readonly write: (props: Props) => string;
  /** The components whose text forms it calls. */
  readonly listOthers: () => readonly unknown[];
}

const forms = new WeakMap<Pure, TextForm>();

/** Gives a page its text form. */
export function markText(
  page: Pure,
  write: TextForm['write'],
  listOthers: TextForm['listOthers'],
): void {
  forms.set(page, { write, listOthers });
}

/** Writes a page by its text form; undefined where it has none, or one of its components has been changed. */
export function writeText(page: Pure, props: Props): string | undefined {
  const form = forms.get(page);
  if (!form?.listOthers().every(isPure)) return undefined;
  return settle(callEagerly(form.write, props));
}

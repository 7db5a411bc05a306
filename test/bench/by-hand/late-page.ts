import {
  type DeferredProps,
  delays,
  loadDeferred,
  type Part,
  type PartName,
} from '../views/deferred.ts';
import { type PageFiles, writeEnd, writeStart, writeState } from './document.ts';

/** A page without a framework that is sent in parts. */
export interface LatePage {
  path: string;
  load(): Promise<{ props: DeferredProps }>;
  /** The document until the first part. */
  writeShell(props: DeferredProps): string;
  /** A part, and the script that moves it; the first one brings the function. */
  writePart(name: PartName, part: Part, isFirst: boolean): string;
  end: string;
}

/** What a view layer renders of it. */
export interface LateView {
  /** The shell has an element with the part's name as its id in the place of each part. */
  renderShell(title: string): string;
  renderPart(part: Part): string;
}

export const partNames = Object.keys(delays) as PartName[];

const mover =
  'function move(id){var s=document.currentScript,t=s.previousSibling;' +
  'document.getElementById(id).replaceWith(t.content);t.remove();s.remove()}';

/** Puts a document around the shell, and sends the parts behind it. */
export function createLatePage(
  { path, modules }: PageFiles,
  { renderShell, renderPart }: LateView,
): LatePage {
  const start = writeStart(modules);
  const hydrates = modules.length > 0;
  const [script, end] = writeEnd(modules);
  return {
    path,
    load: loadDeferred,
    writeShell({ title }) {
      return `${start}${renderShell(title)}</div>${hydrates ? writeState({ title }) : ''}${script}`;
    },
    writePart(name, part, isFirst) {
      const value = hydrates ? writeValue(name, part) : '';
      const call = `${isFirst ? mover : ''}move("${name}")`;
      return `${value}<template>${renderPart(part)}</template><script>${call}</script>`;
    },
    end,
  };
}

function writeValue(name: PartName, part: Part): string {
  const json = JSON.stringify({ props: { [name]: part } }).replace(/</g, '\\u003c');
  return `<script type="application/json" data-late>${json}</script>`;
}

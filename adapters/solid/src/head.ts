import { createRenderEffect, onCleanup, useContext } from 'solid-js';
import type { HeadTags } from '@plinth/core';
import { HeadContext } from './view.ts';

/**
 * Puts tags into the document's head while it is part of the page: `<Head title={name()} />`. They come
 * after those of `head` exports, by the same rule: of two with one key the later wins.
 */
export function Head(tags: HeadTags): null {
  const heads = useContext(HeadContext);
  const head = {};
  createRenderEffect(() => heads?.set(head, { ...tags }));
  onCleanup(() => heads?.delete(head));
  return null;
}

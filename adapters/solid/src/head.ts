import { createRenderEffect, onCleanup, useContext } from 'solid-js';
import type { HeadTags } from '@plinth/core';
import { HeadContext, type SetHead } from './view.ts';

/**
 * Puts tags into the document's head while it is part of the page: `<Head title={name()} />`. They come
 * after those of `head` exports, by the same rule: of two with one key the later wins.
 */
export function Head(tags: HeadTags): null {
  const setHead = useContext(HeadContext);
  const head = {};
  createRenderEffect(() => tell(setHead, head, { ...tags }));
  onCleanup(() => tell(setHead, head));
  return null;
}

/** What has been said through each way to say it. */
const said = new WeakMap<SetHead, Map<object, HeadTags>>();

function tell(setHead: SetHead | undefined, head: object, tags?: HeadTags): void {
  if (!setHead) return;
  const heads = said.get(setHead) ?? new Map<object, HeadTags>();
  said.set(setHead, heads);
  if (tags) heads.set(head, tags);
  else heads.delete(head);
  setHead([...heads.values()]);
}

import { Component, type Context } from 'preact';
import type { HeadTags } from '@plinth/core';
import { HeadContext, type SetHead } from './view.ts';

/**
 * Puts tags into the document's head while it is part of the page: `<Head title="Cart" />`. They come
 * after those of `head` exports, by the same rule: of two with one key the later wins.
 */
export class Head extends Component<HeadTags> {
  static override contextType: Context<SetHead | undefined> = HeadContext;

  override componentWillUnmount(): void {
    tell(this.context as SetHead | undefined, this);
  }

  override render(): null {
    tell(this.context as SetHead | undefined, this, this.props);
    return null;
  }
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

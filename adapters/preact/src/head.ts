import { Component, type Context } from 'preact';
import type { HeadTags } from '@plinth/core';
import { HeadContext, type Heads } from './view.ts';

/**
 * Puts tags into the document's head while it is part of the page: `<Head title="Cart" />`. They come
 * after those of `head` exports, by the same rule: of two with one key the later wins.
 */
export class Head extends Component<HeadTags> {
  static override contextType: Context<Heads | undefined> = HeadContext;

  override componentWillUnmount(): void {
    (this.context as Heads | undefined)?.delete(this);
  }

  override render(): null {
    (this.context as Heads | undefined)?.set(this, this.props);
    return null;
  }
}

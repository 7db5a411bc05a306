import { type ComponentChild, Fragment, options, type VNode } from 'preact';

/**
 * Draws a view over the server's HTML. There, neighbouring texts are one; Preact would split them, so
 * that the page changes while it wakes (preactjs/preact#3627). Until it is drawn they are made one in
 * the tree as well, each run in the place of its first.
 */
export function hydrateJoined(draw: () => void): void {
  const { vnode: before } = options;
  options.vnode = (vnode) => {
    joinTexts(vnode as VNode<{ children?: unknown }>);
    before?.(vnode);
  };
  try {
    draw();
  } finally {
    options.vnode = before;
  }
}

function joinTexts({ type, props }: VNode<{ children?: unknown }>): void {
  const { children } = props;
  const isComponent = typeof type === 'function' && type !== Fragment;
  if (isComponent || !Array.isArray(children)) return;
  let first = -1;
  // A copy: this may be a component's `children`, which it may show again.
  const joined: ComponentChild[] = [];
  for (const child of children as ComponentChild[]) {
    const place = joined.push(child) - 1;
    if (child == null || typeof child === 'boolean') continue;
    if (typeof child === 'object') first = -1;
    else if (first < 0) first = place;
    else {
      joined[first] = `${joined[first] as string}${child}`;
      joined[place] = null;
    }
  }
  props.children = joined;
}

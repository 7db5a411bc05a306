import type { ClientRenderer } from '@plinth/core';
import m from 'mithril';
import { createTree, drawn, type Component } from './tree.ts';

const render = m.render as (root: Element, vnodes: unknown, redraw: () => void) => void;

const renderer: ClientRenderer<Component> = {
  mount(root, first, { onError }) {
    const toTree = createTree();
    let shown = first;
    const show = (view: typeof first): void => {
      shown = view;
      drawn.route = view.route;
      const tree = toTree(view);
      try {
        render(root, tree, m.redraw);
      } catch (error) {
        unlock(tree);
        Reflect.deleteProperty(root, 'vnodes');
        root.replaceChildren();
        throw error;
      }
    };
    show(first);
    const redraw = async (): Promise<void> => show(shown);
    // Mithril logs what fails by m.redraw() below m.mount(). So it is given an element that is nowhere.
    const bell = document.createElement('i');
    m.mount(bell, { view: () => null, onbeforeupdate: () => void redraw().catch(onError) });
    return {
      update: show,
      unmount() {
        m.mount(bell, null);
        render(root, [], m.redraw);
      },
    };
  },
};
export default renderer;

/** Mithril keeps a component locked that has thrown while it began, and never shows it again. */
function unlock(vnode: unknown): void {
  if (Array.isArray(vnode)) return vnode.forEach(unlock);
  const { tag, instance, children } = Object(vnode);
  if (tag) Reflect.deleteProperty(Object(tag.view ?? tag), '$$reentrantLock$$');
  if (tag) unlock([instance, children]);
}

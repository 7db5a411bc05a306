import type { ESTree } from 'vite';
import { areWritable } from './attributes.ts';
import type { Job } from './job.ts';
import { isVoid } from './renderer.ts';
import { isHtml } from './tags.ts';

export type Jsx = ESTree.JSXElement | ESTree.JSXFragment;

/**
 * What an element is to the compiler. `html`: it can become text. `element`: it stays one, and what is in
 * it can become text. `opaque`: it stays as it is, with all that is in it.
 */
export type Kind = 'html' | 'element' | 'opaque' | 'component' | 'fragment';

/** Tells two of them apart by name, and by what is written on them. */
export function classify(node: Jsx, job: Job): Kind {
  if (node.type === 'JSXFragment') return 'fragment';
  const { name, attributes } = node.openingElement;
  if (name.type === 'JSXMemberExpression') return 'component';
  if (name.type === 'JSXNamespacedName') return 'opaque';
  if (!/^[a-z]/.test(name.name)) return classifyComponent(node, name.name, job);
  if (!isHtml(name.name)) return 'opaque';
  if (job.skip.has(name.name) || !areWritable(attributes)) return 'element';
  const { length } = listChildren(node, job);
  const isBroken = hasSpread(node) || (length > 0 && isVoid(name.name));
  return isBroken ? 'element' : 'html';
}

/** The children that mean something: no text of line breaks, no comment. */
export function listChildren(node: Jsx, { literals }: Job): ESTree.JSXChild[] {
  return node.children.filter((child) => {
    if (child.type === 'JSXText') return literals.get(child) !== '';
    return (
      child.type !== 'JSXExpressionContainer' || child.expression.type !== 'JSXEmptyExpression'
    );
  });
}

/** Tells whether it has `{...children}`. */
export function hasSpread({ children }: Jsx): boolean {
  return children.some(({ type }) => type === 'JSXSpreadChild');
}

/** Tells whether a node is an element or a fragment. */
export function isJsx(node: ESTree.Node): node is Jsx {
  return node.type === 'JSXElement' || node.type === 'JSXFragment';
}

function classifyComponent(node: ESTree.JSXElement, name: string, { fragments }: Job): Kind {
  if (name === 'this' || name.includes('-')) return 'opaque';
  if (!fragments.has(name)) return 'component';
  const { attributes } = node.openingElement;
  const [key] = attributes;
  const isKeyed =
    attributes.length === 1 && key!.type === 'JSXAttribute' && key!.name.name === 'key';
  return attributes.length === 0 || isKeyed ? 'fragment' : 'component';
}

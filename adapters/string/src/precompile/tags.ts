import type { ESTree } from 'vite';
import { forEachChild } from './walk.ts';

/** Lists what a module calls the `html` tag: names that it uses as a tag alone, so that nothing can hide them. */
export function listTags(program: ESTree.Program): Set<string> {
  const names = new Set(program.body.flatMap(listImported));
  const visit = (node: ESTree.Node, parent: ESTree.Node): void => {
    const isTag = parent.type === 'TaggedTemplateExpression' && parent.tag === node;
    if (node.type === 'Identifier' && !isTag && !isKey(node, parent)) names.delete(node.name);
    if (node.type !== 'ImportDeclaration') forEachChild(node, (child) => visit(child, node));
  };
  visit(program, program);
  return names;
}

function listImported(node: ESTree.Statement | ESTree.ModuleDeclaration): string[] {
  if (node.type !== 'ImportDeclaration' || node.source.value !== '@plinth/string') return [];
  if (node.importKind === 'type') return [];
  return node.specifiers.flatMap((one) => {
    if (one.type !== 'ImportSpecifier' || one.importKind === 'type') return [];
    const { imported, local } = one;
    return imported.type === 'Identifier' && imported.name === 'html' ? [local.name] : [];
  });
}

/** Tells a template of one of these tags. */
export function isTemplate(
  node: ESTree.Node,
  tags: ReadonlySet<string>,
): node is ESTree.TaggedTemplateExpression {
  if (node.type !== 'TaggedTemplateExpression' || node.typeArguments) return false;
  return node.tag.type === 'Identifier' && tags.has(node.tag.name);
}

/** Tells an identifier that only names a property. */
export function isKey(node: ESTree.Node, parent: ESTree.Node): boolean {
  const { property, key, computed, shorthand } = parent as Partial<ESTree.MemberExpression> &
    Partial<ESTree.ObjectProperty>;
  return (property === node || (key === node && !shorthand)) && !computed;
}

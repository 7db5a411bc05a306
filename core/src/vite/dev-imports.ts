import { type DevEnvironment, type EnvironmentModuleNode, isCSSRequest } from 'vite';

/** Queries that make a style sheet something else than a style of the page. */
const notStyle = /[?&](?:url|raw|inline)\b/;

/** The ids of the modules that a loaded module imports. */
export function* listImports(environment: DevEnvironment, id: string): Generator<string> {
  for (const { id: imported } of environment.moduleGraph.getModuleById(id)?.importedModules ?? []) {
    if (imported) yield imported;
  }
}

/** The style sheets that loaded components need, in the order in which they apply. */
export function findStyles(
  environment: DevEnvironment,
  files: readonly string[],
): EnvironmentModuleNode[] {
  const seen = new Set<EnvironmentModuleNode>();
  const styles: EnvironmentModuleNode[] = [];
  const add = (node: EnvironmentModuleNode): void => {
    if (seen.has(node)) return;
    seen.add(node);
    for (const imported of node.importedModules) add(imported);
    if (isCSSRequest(node.url) && !notStyle.test(node.url)) styles.push(node);
  };
  for (const file of files) {
    const root = environment.moduleGraph.getModuleById(file);
    if (root) add(root);
  }
  return styles;
}

import type { Rolldown } from 'vite';

/**
 * Leaves out the source maps of files in which nothing is the app's own: Node reads a map with its file, and those
 * of the packages are the largest by far, while a fault is looked for in one's own sources.
 *
 * @param isOfPackages tells whether a module is of one of the packages that a build takes in
 */
export function leaveMaps(isOfPackages: (id: string) => boolean): Rolldown.Plugin {
  const isOwn = (id: string): boolean =>
    !id.startsWith('\0') && !id.includes('/node_modules/') && !isOfPackages(id);
  return {
    name: 'plinth:leave-maps',
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk' || !chunk.map || chunk.moduleIds.some(isOwn)) continue;
        chunk.code = chunk.code.replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n');
        chunk.map = null;
        delete bundle[`${chunk.fileName}.map`];
      }
    },
  };
}

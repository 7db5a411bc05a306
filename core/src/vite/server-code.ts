import { rejectComponentStatics } from './component-statics.ts';
import { listExports, rejectHiddenExports } from './page-exports.ts';
import { parseSource } from './parse.ts';
import { blankCuts, createIdentityMap, type SourceMap } from './server-code/blank.ts';
import { cutComments } from './server-code/cut-comments.ts';
import { cutModule } from './server-code/cut-module.ts';
import { collectPieces } from './server-code/pieces.ts';
import { createPragmaPiece } from './server-code/pragmas.ts';
import { findServerOnly } from './server-code/reach.ts';

/**
 * Removes exports from a page module, with all that only they reached; what stays keeps its
 * line and column. Returns nothing where the module has no such export, or cannot be parsed:
 * the compiler that follows reports that.
 *
 * @throws PLINTH_EXPORT_STAR, PLINTH_EXPORT_DESTRUCTURED, PLINTH_GSSP_ON_COMPONENT
 */
export function removeServerCode(
  code: string,
  id: string,
  names: readonly string[],
): { code: string; map: SourceMap } | undefined {
  const source = parseSource(code, id);
  rejectHiddenExports(source, names);
  rejectComponentStatics(source, names);
  if (!listExports(source.program).some(({ name }) => names.includes(name))) return undefined;
  const pieces = collectPieces(source.program, names);
  pieces.push(createPragmaPiece(source.program, source.comments));
  const cuts = cutModule(source, findServerOnly(pieces), names);
  const statements = cuts.filter(({ isStatement }) => isStatement);
  const blanked = blankCuts(code, [...cuts, ...cutComments(source, statements)]);
  return { code: blanked, map: createIdentityMap(source.file, blanked) };
}

import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PlinthError } from '../errors.ts';

/**
 * The app's own Vite, as the plug-ins of its configuration see it.
 *
 * @throws PLINTH_VITE_MISSING
 */
export async function loadVite(root: string = process.cwd()): Promise<typeof import('vite')> {
  try {
    const require = createRequire(join(root, 'package.json'));
    return (await import(pathToFileURL(require.resolve('vite')).href)) as typeof import('vite');
  } catch (cause) {
    throw new PlinthError(
      'PLINTH_VITE_MISSING',
      'Vite is not installed in this project. Run: npm install -D vite',
      { cause },
    );
  }
}

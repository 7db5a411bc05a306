import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Figure } from './figure.ts';

const run = promisify(execFile);
const temporary = join(import.meta.dirname, '../../.tmp/bench');
const counts = [250, 500, 1000];

/** How the time to build grows with the pages, which take turns in their view layer. */
export async function studyBuilds(): Promise<Figure[]> {
  await mkdir(temporary, { recursive: true });
  const figures: Figure[] = [];
  let before: number | undefined;
  for (const count of counts) {
    const value = await build(count);
    figures.push({ name: `build of ${count} pages`, value, unit: 's' });
    if (before !== undefined) {
      const name = `build of ${count} pages / of ${count / 2}`;
      figures.push({ name, value: value / before, unit: '×', mark: 2.2 });
    }
    before = value;
  }
  return figures;
}

/** Seconds that `plinth build` takes. */
async function build(count: number): Promise<number> {
  const folder = await mkdtemp(join(temporary, 'pages-'));
  try {
    await mkdir(join(folder, 'pages'));
    await cp(join(import.meta.dirname, '../app/vite.config.ts'), join(folder, 'vite.config.ts'));
    const writing = Array.from({ length: count }, (_, index) => writePage(folder, index));
    await Promise.all(writing);
    const core = dirname(createRequire(import.meta.url).resolve('@plinth/core/package.json'));
    const started = performance.now();
    await run(process.execPath, [join(core, 'bin/plinth.js'), 'build'], { cwd: folder });
    return (performance.now() - started) / 1000;
  } finally {
    await rm(folder, { recursive: true });
  }
}

function writePage(folder: string, index: number): Promise<void> {
  const library = index % 2 === 0 ? 'preact' : 'solid-js';
  const page = `/** @jsxImportSource ${library} */
export const getServerSideProps = async () => ({ props: { number: ${index} } });
export default (props) => <main><h1>Page {props.number}</h1><a href="/page-${index + 1}">Next</a></main>;
`;
  return writeFile(join(folder, `pages/page-${index}.jsx`), page);
}

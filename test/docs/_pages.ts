import { readdirSync } from 'node:fs';
import { fixture } from '../_app.ts';
import { layers } from './_docs.ts';

const docs = fixture('../../docs');
/** Pages of each view layer; of lists and packages there are hundreds, which differ in their data alone. */
const samples = [
  'hello',
  'counter?start=3',
  'slow',
  'packages',
  'packages?sort=dependencies&page=2',
  'packages?q=no-such-package',
  'packages/vite',
  'packages/@babel/core',
];

/** Every page of the documentation outside of the explorer, and each kind of page within. */
export const paths: readonly string[] = [
  '/',
  '/nothing',
  '/guide',
  ...readdirSync(`${docs}/content`).map((name) => `/guide/${name.replace(/\.md$/, '')}`),
  ...readdirSync(`${docs}/pages`, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => `/source/pages/${name.split('/').map(encodeURIComponent).join('/')}`),
  ...layers.flatMap((layer) => samples.map((end) => `/${layer}/${end}`)),
];

/** Whether an address is one of hundreds that differ in their data alone. */
export function isSampled(path: string): boolean {
  return /^\/\w+\/packages/.test(path);
}

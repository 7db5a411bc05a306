import { loadHello } from '../views/hello.ts';
import type { Page, PageFiles } from './document.ts';

/** What a client navigation to the small page asks for. */
export default async function openData(_workload: string, { path }: PageFiles): Promise<Page> {
  return {
    path,
    type: 'application/json; charset=utf-8',
    load: loadHello,
    write: (props) => JSON.stringify({ pattern: '/hello/preact', props }),
  };
}

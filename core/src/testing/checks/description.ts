import type { Group, ServerCheck } from '../check.ts';
import { expect, expectEqual, show } from '../expect.ts';

const hydrates = new Set<unknown>([undefined, true, false, 'idle', 'interaction']);

/** What an adapter says of itself, before anything is rendered. */
export const description: Group<ServerCheck> = {
  name: 'Description',
  checks: [
    {
      id: 'D-01',
      title: 'the name is of lower-case letters, digits and hyphens',
      why: 'Pages name the adapter in config.adapter, and files in _app.<adapter>.tsx.',
      fix: 'Give defineAdapter a name such as "react".',
      run({ adapter }) {
        expect(/^[a-z][a-z0-9-]*$/.test(adapter.name), `The name is ${show(adapter.name)}.`);
      },
    },
    {
      id: 'D-02',
      title: 'it is made for this version of the interface',
      why: 'A core refuses an adapter that speaks another version.',
      fix: 'Make the description with defineAdapter() of the core that is installed.',
      run({ adapter }) {
        expectEqual(adapter.apiVersion, 1, 'apiVersion');
      },
    },
    {
      id: 'D-03',
      title: 'extensions begin with a dot and occur once',
      why: 'A file whose name ends like this is given to the adapter; without the dot others are, too.',
      fix: 'Write extensions as [".vue"].',
      run({ adapter }) {
        const { extensions = [] } = adapter;
        const wrong = extensions.filter((one) => !/^\.[^/\\]+$/.test(one));
        expect(wrong.length === 0, `Not an extension: ${show(wrong)}.`);
        expectEqual(new Set(extensions).size, extensions.length, 'The number of extensions');
      },
    },
    {
      id: 'D-04',
      title: 'it owns files by extension, glob or pragma',
      why: 'Without any of them the adapter gets files only where it stands first in the app.',
      fix: 'Set "extensions", "include" or "jsxImportSource".',
      run({ adapter: { extensions, include, jsxImportSource } }) {
        const has = extensions?.length || include?.length || jsxImportSource;
        expect(has, 'None of the three is set.');
      },
    },
    {
      id: 'D-05',
      title: 'the default of hydrate is one that pages know, and needs a client half',
      why: 'Pages of an adapter without a client half ship no script.',
      fix: 'Leave "hydrate" out, or set it to true, "idle", "interaction" or false.',
      run({ adapter: { hydrate, client } }) {
        expect(hydrates.has(hydrate), `hydrate is ${show(hydrate)}.`);
        expect(client || !hydrate, `hydrate is ${show(hydrate)}, and there is no client half.`);
      },
    },
    {
      id: 'D-06',
      title: 'options survive JSON',
      why: 'A build writes them into both bundles.',
      fix: 'Keep functions and instances out of "options"; let a half import them.',
      run({ adapter: { options = {} } }) {
        expectEqual(
          toKinds(JSON.parse(JSON.stringify(options))),
          toKinds(options),
          'What they hold',
        );
      },
    },
    {
      id: 'D-07',
      title: 'halves are named as a build can find them',
      why: 'A relative path would be looked up in the app, not in the adapter.',
      fix: 'Name a module of your package ("my-adapter/server"), or give its absolute path.',
      run({ adapter: { server, client } }) {
        const relative = [server, client].filter((one) => /^\.\.?[/\\]/.test(String(one)));
        expect(relative.length === 0, `Relative: ${show(relative)}.`);
      },
    },
    {
      id: 'D-08',
      title: 'the server half has a render function, or makes an object that has',
      why: 'It is all that the core calls.',
      fix: 'Default-export { render } or a function of the options that returns it.',
      run(kit) {
        const renderer = kit.renderer ?? kit.skip('no views are given');
        expect(typeof renderer.render === 'function', `It is ${show(renderer)}.`);
      },
    },
  ],
};

/** The type of each value, by its path. */
function toKinds(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return typeof value;
  const kind = Object.prototype.toString.call(value);
  return [kind, Object.entries(value).map(([key, one]) => [key, toKinds(one)])];
}

import { join } from 'node:path';
import type { Adapter } from '@plinth/core';
import { preact } from '@plinth/preact';
import { solid } from '@plinth/solid';
import { string } from '@plinth/string';
import { eta } from '../../docs/examples/adapters/eta/index.ts';
import { react } from '../../docs/examples/adapters/react/index.ts';
import { svelte } from '../../docs/examples/adapters/svelte/index.ts';
import { vue } from '../../docs/examples/adapters/vue/index.ts';
import { stream } from '../fixtures/kit/stream/index.ts';

/** An adapter with the views that show it to the kit, and what is known to fail. */
export interface Candidate {
  adapter: Adapter;
  views: string;
  expectFail: Record<string, string>;
}

/** All adapters of this repository, by their names, and one that is made to stream. */
export const candidates: Record<string, Candidate> = {
  preact: toCandidate(preact(), {
    'Y-17':
      'preact-render-to-string joins neighbouring texts, and Preact splits them when it hydrates (preactjs/preact#3627, closed).',
  }),
  solid: toCandidate(solid(), {
    'G-08':
      'createResource takes what it has loaded from a script of its own, and has no other way.',
    'T-02': 'The same: beside the HTML of a late part there is the value of its resource.',
    'X-05': 'A fault of this adapter: its client half does not begin anew after a failed update.',
  }),
  string: toCandidate(string(), {}),
  react: toCandidate(react(), {
    'G-01':
      'React hoists a title into the head only where it renders the document itself (reactjs/react.dev#8559). Pages of this adapter have their head export.',
    'T-13':
      'react-dom/server renders a part as soon as its promise resolves, whether or not the stream is read.',
  }),
  vue: toCandidate(vue(), {
    'S-12': 'vue/server-renderer writes marks around fragments always (vuejs/core#1303).',
  }),
  svelte: toCandidate(svelte(), {
    'S-12': 'svelte/server has no rendering without marks (sveltejs/svelte#14337, closed).',
  }),
  eta: toCandidate(eta(), {}),
  stream: toCandidate(stream(), {}),
};

function toCandidate(adapter: Adapter, expectFail: Record<string, string>): Candidate {
  const views = join(import.meta.dirname, `../fixtures/kit/${adapter.name}`);
  return { adapter, views, expectFail };
}

import { join } from 'node:path';
import type { Adapter } from '@plinth/core';
import { preact } from '@plinth/preact';
import { solid } from '@plinth/solid';
import { string } from '@plinth/string';
import { eta } from '../../docs/examples/adapters/eta/index.ts';
import { lit } from '../../docs/examples/adapters/lit/index.ts';
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
  preact: toCandidate(preact(), {}),
  'preact, not compiled': toCandidate(preact({ precompile: false }), {}),
  solid: toCandidate(solid(), {
    'T-02':
      'createResource takes what a late part has loaded from a script of its own, and has no other way.',
  }),
  string: toCandidate(string(), {}),
  react: toCandidate(react(), {
    'G-01':
      'React hoists a title into the head only where it renders the document itself (reactjs/react.dev#8559). Pages of this adapter have their head export.',
    'T-13':
      'react-dom/server renders a part as soon as its promise resolves, whether or not the stream is read (pingTask in packages/react-server/src/ReactFizzServer.js of react/react).',
  }),
  vue: toCandidate(vue(), {
    'S-12': 'vue/server-renderer writes marks around fragments always (vuejs/core#1303).',
  }),
  svelte: toCandidate(svelte(), {
    'S-12': 'svelte/server has no rendering without marks (sveltejs/svelte#14337, closed).',
  }),
  eta: toCandidate(eta(), {}),
  lit: toCandidate(lit(), {
    'X-07':
      'Lit hands errors of event listeners to nobody, nor is that planned (lit/lit-element#953).',
  }),
  stream: toCandidate(stream(), {}),
};

function toCandidate(adapter: Adapter, expectFail: Record<string, string>): Candidate {
  const views = join(import.meta.dirname, `../fixtures/kit/${adapter.name}`);
  return { adapter, views, expectFail };
}

import { plinth } from '@plinth/core/vite';
import { preact } from '@plinth/preact';
import { solid } from '@plinth/solid';
import { string } from '@plinth/string';
import { eta } from '../adapters/eta/index.ts';
import { react } from '../adapters/react/index.ts';
import { svelte } from '../adapters/svelte/index.ts';
import { vue } from '../adapters/vue/index.ts';

const adapters = [preact(), solid(), react(), vue(), svelte(), eta(), string()];

export default { plugins: [plinth({ adapters })] };

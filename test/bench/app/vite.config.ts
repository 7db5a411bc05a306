import { plinth } from '@plinth/core/vite';
import { preact } from '@plinth/preact';
import { solid } from '@plinth/solid';
import { string } from '@plinth/string';

export default { plugins: [plinth({ adapters: [preact(), solid(), string()] })] };

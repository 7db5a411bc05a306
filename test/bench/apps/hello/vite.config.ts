import { plinth } from '@plinth/core/vite';
import { preact } from '@plinth/preact';
import { string } from '@plinth/string';
export default { plugins: [plinth({ adapters: [preact(), string({ include: ['pages/*.ts'] })] })] };

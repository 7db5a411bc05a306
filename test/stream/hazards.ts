/**
 * What RENDERERS has found in the wild, by the numbers of its list: how each hazard is held off here. One that is
 * `tried` is named by tests whose titles begin with its number, of the renderer alone and of Plinth.
 */
export type State =
  | { kind: 'tried' }
  /** There is no renderer that shows it alone; Plinth is tried by the test with this title. */
  | { kind: 'ours'; because: string; title: string }
  /** No matter of streams or errors; tried by the test with this title. */
  | { kind: 'elsewhere'; because: string; title: string };

const tried: State = { kind: 'tried' };
const escaping = 'it is about what is escaped, whenever it is sent';

export const hazards: Readonly<Record<number, State>> = {
  1: tried,
  2: tried,
  3: tried,
  4: tried,
  5: tried,
  6: tried,
  7: {
    kind: 'elsewhere',
    because: 'it is about ids',
    title: 'begins generated ids with the prefix, so that two roots share none',
  },
  8: tried,
  9: tried,
  10: tried,
  11: tried,
  12: { kind: 'elsewhere', because: escaping, title: 'makes no markup of data: ${name}' },
  13: { kind: 'elsewhere', because: escaping, title: 'makes no markup of data: ${name}' },
  14: { kind: 'elsewhere', because: escaping, title: 'makes no markup of data: ${name}' },
  15: tried,
  16: {
    kind: 'ours',
    because: 'vike-solid writes that script, no renderer',
    title: 'what a late Head says is sent as data, and never as a script',
  },
  17: tried,
  18: tried,
  19: {
    kind: 'ours',
    because: 'the timer is that of TanStack Start',
    title: '19: an answer that nobody reads ends no process',
  },
  20: {
    kind: 'ours',
    because: 'the globals are those of Fresh and Hono',
    title: 'fifty renders at once do not see each other',
  },
};

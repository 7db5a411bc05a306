import { parseArgs } from 'node:util';
import { views, type View } from './contenders.ts';

/** What the benchmark was asked to do. */
export interface Options {
  /** Check the answers, and measure nothing. */
  check: boolean;
  rounds: number;
  /** Measured requests of one contender in one round. */
  requests: number;
  connections: number;
  views: readonly View[];
}

/** Below this many rounds the interval says little. */
const fewestRounds = 15;

/** Reads the command line: `run.ts [--check] [--rounds n] [--requests n] [--connections n] [view ...]`. */
export function readOptions(args: string[]): Options {
  const { values, positionals } = parseArgs({
    args,
    options: {
      check: { type: 'boolean', default: false },
      rounds: { type: 'string', default: '21' },
      requests: { type: 'string', default: '20000' },
      connections: { type: 'string', default: '32' },
    },
    allowPositionals: true,
  });
  return {
    check: values.check,
    rounds: readCount('rounds', values.rounds, fewestRounds),
    requests: readCount('requests', values.requests, 1),
    connections: readCount('connections', values.connections, 1),
    views: positionals.length > 0 ? positionals.map(readView) : views,
  };
}

function readCount(name: string, text: string, least: number): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= least) return count;
  throw new Error(`--${name} is ${text}. It must be a whole number, ${least} or more.`);
}

function readView(name: string): View {
  const view = views.find((one) => one === name);
  if (view) return view;
  throw new Error(`There is no view called ${name}. There are: ${views.join(', ')}.`);
}

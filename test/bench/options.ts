import { parseArgs } from 'node:util';
import { studies } from './studies/all.ts';
import { type Race, races } from './workloads.ts';

/** What the benchmark was asked to do. */
export interface Options {
  /** Check the answers, and measure nothing. */
  check: boolean;
  rounds: number;
  /** Seconds of CPU time of each contender in each round that are measured, and those before that are not. */
  seconds: number;
  warmSeconds: number;
  connections: number;
  races: readonly Race[];
  /** Names of what is found out beside the races. */
  studies: readonly string[];
}

/** What is measured by default; with less, a figure says too little to be kept. */
const usual = { rounds: 15, seconds: 0.5, warmSeconds: 1.5 };

/** Those that every contender is compared with. */
const bases = new Set(['bare', 'plinth', 'again']);

/**
 * Reads the command line:
 * `run.ts [--check] [--rounds n] [--seconds n] [--warm n] [--connections n] [--only contender,...] [race or study ...]`.
 * A race is named by the beginning of its name. With `--check` or `--only` there are races alone, unless a study is named.
 */
export function readOptions(args: string[]): Options {
  const { values, positionals } = parseArgs({
    args,
    options: {
      check: { type: 'boolean', default: false },
      rounds: { type: 'string', default: `${usual.rounds}` },
      seconds: { type: 'string', default: `${usual.seconds}` },
      warm: { type: 'string', default: `${usual.warmSeconds}` },
      connections: { type: 'string', default: '32' },
      only: { type: 'string' },
    },
    allowPositionals: true,
  });
  const isAll = positionals.length === 0;
  const named = positionals.filter((name) => Object.hasOwn(studies, name));
  const chosen = isAll
    ? races
    : positionals.filter((one) => !named.includes(one)).flatMap(findRaces);
  const areRacesOnly = values.check || values.only !== undefined;
  return {
    check: values.check,
    rounds: readNumber('rounds', values.rounds, Number.isInteger),
    seconds: readNumber('seconds', values.seconds),
    warmSeconds: readNumber('warm', values.warm),
    connections: readNumber('connections', values.connections, Number.isInteger),
    studies: isAll && !areRacesOnly ? Object.keys(studies) : named,
    races: values.only === undefined ? chosen : keepOnly(values.only.split(','), chosen),
  };
}

/** Whether so much is measured that the figures can be kept. */
export function isEnough({ rounds, seconds, warmSeconds }: Options): boolean {
  return rounds >= usual.rounds && seconds >= usual.seconds && warmSeconds >= usual.warmSeconds;
}

function readNumber(
  name: string,
  text: string,
  isRight: (value: number) => boolean = Number.isFinite,
): number {
  const value = Number(text);
  if (isRight(value) && value > 0) return value;
  throw new Error(`--${name} is ${text}. It must be a number above zero.`);
}

function findRaces(beginning: string): Race[] {
  const found = races.filter(({ name }) => `${name}/`.startsWith(`${beginning}/`));
  if (found.length > 0) return found;
  const names = races.map(({ name }) => name).join(', ');
  const others = Object.keys(studies).join(', ');
  throw new Error(`There is no race called ${beginning}. There are: ${names}; and ${others}.`);
}

/** The bases stay, whoever else is left out; a race of which only they would be left is not run for them. */
function keepOnly(names: readonly string[], chosen: readonly Race[]): Race[] {
  const all = new Set(races.flatMap(({ contenders }) => contenders));
  const unknown = names.find((name) => !all.has(name));
  if (unknown !== undefined) {
    throw new Error(`There is no contender called ${unknown}. There are: ${[...all].join(', ')}.`);
  }
  const isKept = (one: string): boolean => bases.has(one) || names.includes(one);
  return chosen
    .filter(({ contenders }) => contenders.some((one) => names.includes(one)))
    .map(({ contenders, ...race }) =>
      Object.assign(race, { contenders: contenders.filter(isKept) }),
    );
}

/** Timers that run when they are told to. */
export interface Clock {
  /** Runs what is due within this time, in its order. */
  advance(milliseconds: number): Promise<void>;
}

interface Timer {
  due: number;
  task: () => void;
}

const { setImmediate: realImmediate, setTimeout: realTimeout } = globalThis;
const realTimers = { setTimeout: realTimeout, clearTimeout: globalThis.clearTimeout };

/** Runs a task with timers that stand still until they are advanced. */
export async function withClock<Result>(task: (clock: Clock) => Promise<Result>): Promise<Result> {
  const timers = new Map<unknown, Timer>();
  let now = 0;
  const fakes = {
    setTimeout(run: (...inputs: unknown[]) => void, delay = 0, ...inputs: unknown[]) {
      const id = realTimeout(() => {}, 0);
      timers.set(id, { due: now + delay, task: () => run(...inputs) });
      return id;
    },
    clearTimeout: (id: unknown) => void timers.delete(id),
  };
  async function advance(milliseconds: number): Promise<void> {
    const end = now + milliseconds;
    for (let next = takeNext(timers, end); next; next = takeNext(timers, end)) {
      now = Math.max(now, next.due);
      next.task();
      await pause();
    }
    now = end;
  }
  Object.assign(globalThis, fakes);
  try {
    return await task({ advance });
  } finally {
    Object.assign(globalThis, realTimers);
  }
}

/** Lets promises settle, and what is announced a turn later. */
export function pause(): Promise<void> {
  return new Promise((resolve) => realImmediate(() => realImmediate(resolve)));
}

/** Waits in real time, whatever the clock says. */
export function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => void realTimeout(resolve, milliseconds));
}

function takeNext(timers: Map<unknown, Timer>, end: number): Timer | undefined {
  const due = [...timers].filter(([, timer]) => timer.due <= end);
  const next = due.toSorted(([, a], [, b]) => a.due - b.due)[0];
  if (!next) return undefined;
  timers.delete(next[0]);
  return next[1];
}

/** What Linux tells of a process and of those that it has started. */
import { readdirSync, readFileSync } from 'node:fs';

/** The CPU time that a process, its threads and its children have used so far, in microseconds. */
export function readCpu(pid: number): number {
  const nanoseconds = listTree(pid)
    .flatMap(listThreads)
    // The first number is the time on a processor: Documentation/scheduler/sched-stats.rst
    .map((thread) => Number(readText(`${thread}/schedstat`).split(' ')[0]));
  return sum(nanoseconds) / 1000;
}

/** The memory that a process and its children have in use, in megabytes of 1,000,000 bytes. */
export function readMemory(pid: number): number {
  const kibibytes = listTree(pid).map((one) =>
    Number(/^VmRSS:\s+(\d+)/m.exec(readText(`/proc/${one}/status`))?.[1] ?? 0),
  );
  return (sum(kibibytes) * 1024) / 1e6;
}

/** Sends a signal to a process and its children. */
export function signalTree(pid: number, signal: 'SIGSTOP' | 'SIGCONT' | 'SIGKILL'): void {
  for (const one of listTree(pid)) {
    try {
      process.kill(one, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
}

function listTree(pid: number): number[] {
  const children = listThreads(pid).flatMap((thread) =>
    readText(`${thread}/children`).split(' ').filter(Boolean).map(Number),
  );
  return [pid, ...children.flatMap(listTree)];
}

function listThreads(pid: number): string[] {
  return readOrNothing(() => readdirSync(`/proc/${pid}/task`), []).map(
    (thread) => `/proc/${pid}/task/${thread}`,
  );
}

function readText(file: string): string {
  return readOrNothing(() => readFileSync(file, 'utf8'), '');
}

/** A process or a thread may end while it is looked at. */
function readOrNothing<Value>(read: () => Value, nothing: Value): Value {
  try {
    return read();
  } catch {
    return nothing;
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

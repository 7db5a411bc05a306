import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { canPin, cores } from './child.ts';
import type { Built } from './build.ts';
import { type Contender, createContenders } from './contenders.ts';
import { signalTree } from './process-tree.ts';
import type { Race } from './workloads.ts';

/** A contender whose process answers. */
export interface Running {
  name: string;
  path: string;
  /** The status of its answers. */
  status: number;
  port: number;
  pid: number;
  /** Lets nothing of it run until `resume`: what idles must not disturb the one that is measured. */
  pause(): void;
  resume(): void;
  stop(): Promise<void>;
}

const patience = 60_000;
const running = new Set<ChildProcess>();

process.on('exit', () => running.forEach(({ pid }) => signalTree(pid!, 'SIGKILL')));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1));

/** Starts the contenders of a race, all paused, and ends them after use. What is left over ends with this process. */
export async function withRace<Result>(
  race: Race,
  built: Built,
  use: (servers: readonly Running[]) => Promise<Result>,
): Promise<Result> {
  const servers = await Promise.all(createContenders(race, built).map(startServer));
  try {
    for (const server of servers) server.pause();
    return await use(servers);
  } finally {
    for (const server of servers) await server.stop();
  }
}

/** Starts a contender on the servers' core, and waits until it takes connections. */
export async function startServer(contender: Contender): Promise<Running> {
  const { name, path, status, command, folder } = contender;
  const port = await findPort();
  const [file, ...args] = [...(canPin ? ['taskset', '-c', `${cores.server}`] : []), ...command];
  const child = spawn(file!, args, {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production', PORT: `${port}`, HOST: '127.0.0.1' },
  });
  running.add(child);
  await untilConnected(child, port);
  const pid = child.pid!;
  return {
    name,
    path,
    status,
    port,
    pid,
    pause: () => signalTree(pid, 'SIGSTOP'),
    resume: () => signalTree(pid, 'SIGCONT'),
    async stop() {
      const exit = once(child, 'exit');
      running.delete(child);
      signalTree(pid, 'SIGKILL');
      await exit;
    },
  };
}

/** A port that nobody listens on. */
export async function findPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function untilConnected(child: ChildProcess, port: number): Promise<void> {
  const deadline = performance.now() + patience;
  while (!(await canConnect(port))) {
    const { exitCode, spawnargs } = child;
    if (exitCode !== null || performance.now() > deadline) {
      throw new Error(`A server does not answer (exit code ${exitCode}): ${spawnargs.join(' ')}`);
    }
    await wait(1);
  }
}

function canConnect(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

/** What a contender's process answers to each message: the CPU time that it has used, in microseconds. */
export interface Usage {
  cpu: number;
}

/** Tells the parent process where this one listens, answers its questions, and ends with it. */
export function announce(port: number): void {
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send?.({ cpu: user + system } satisfies Usage);
  });
  process.on('disconnect', () => process.exit());
  process.send?.({ port });
}

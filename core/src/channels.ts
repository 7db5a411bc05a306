import type { TracedStage } from './types.ts';

type Channel = ReturnType<(typeof import('node:diagnostics_channel'))['channel']>;

/** Not imported: a runtime without it must be able to load this module. */
const diagnostics = globalThis.process?.getBuiltinModule?.('node:diagnostics_channel');

/** Where what happens to requests is told: `plinth:route`, `plinth:getServerSideProps`, `plinth:render`, `plinth:total`. */
const stages: Record<TracedStage, Channel> | undefined = diagnostics && {
  route: diagnostics.channel('plinth:route'),
  getServerSideProps: diagnostics.channel('plinth:getServerSideProps'),
  render: diagnostics.channel('plinth:render'),
  total: diagnostics.channel('plinth:total'),
};
const list = Object.values(stages ?? {});
const errors = diagnostics?.channel('plinth:error');

/** Whether anybody listens to the stages of a request. */
export function isObserved(): boolean {
  for (const channel of list) if (channel.hasSubscribers) return true;
  return false;
}

export function publishStage(name: TracedStage, event: object): void {
  stages?.[name].publish(event);
}

export function publishError(event: object): void {
  if (errors?.hasSubscribers) errors.publish(event);
}

/** Runs in the browser: the checks of the client half. */
import { toHalf } from '../adapter.ts';
import type { ClientContext, ClientRenderer, Half, HeadTags, JsonObject } from '../types.ts';
import type { ClientCheck, ClientKit, Markup, NamedView, Shown } from './check.ts';
import { clientGroups } from './client-groups.ts';
import { expectEqual, Skip } from './expect.ts';
import { toView } from './to-view.ts';
import type { ViewName } from './view-names.ts';

type Components = Readonly<Partial<Record<ViewName, unknown>>>;

/** What the document of a check has recorded since it was opened. */
interface Recorded {
  lost: string[];
  logged: string[];
}

/** How a check went, as the other side reads it. */
export interface ClientOutcome {
  failure?: string;
  skipped?: string;
}

/** What the bundle holds of the adapter and of the author's views. */
interface Parts {
  half: Half<ClientRenderer>;
  options?: JsonObject;
  views: Components;
  markup: Markup;
}

/** Makes the checks ready to be run by their ids. */
export function install(parts: Parts): void {
  const run = (id: string): Promise<ClientOutcome> => runById(id, parts);
  Object.assign(globalThis, { plinthKit: { run } });
}

async function runById(id: string, parts: Parts): Promise<ClientOutcome> {
  const checks: readonly ClientCheck[] = clientGroups.flatMap((group) => group.checks);
  const { lost, logged } = (globalThis as unknown as { recorded: Recorded }).recorded;
  const kit = createClientKit(parts, { lost, logged });
  try {
    await checks.find((one) => one.id === id)!.run(kit);
    await kit.settle();
    expectEqual(lost, [], 'What nobody has caught');
    return {};
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return error instanceof Skip ? { skipped: message } : { failure: message };
  }
}

function createClientKit({ half, options, views, markup }: Parts, recorded: Recorded): ClientKit {
  const renderer = toHalf(half, options);
  const root = document.querySelector<HTMLElement>('#plinth')!;
  const errors: unknown[] = [];
  const context: ClientContext = {
    hydrate: false,
    idPrefix: 'p',
    setHead: showTitle,
    onError: (error) => void errors.push(error),
  };
  return {
    root,
    errors,
    markup,
    ...recorded,
    async mount(view, { root: place = root, ...circumstances } = {}): Promise<Shown> {
      const own = { ...context, ...circumstances };
      const mounted = await renderer.mount(place, toView(view, views), own);
      const update = async (next: NamedView): Promise<void> => mounted.update(toView(next, views));
      return { update, unmount: () => mounted.unmount() };
    },
    addRoot: () => document.body.appendChild(document.createElement('div')),
    settle,
    until: waitUntil,
    skip(reason) {
      throw new Skip(reason);
    },
  };
}

/** In steps, because on a machine that is busy a timer may start another when both are due. */
async function settle(): Promise<void> {
  for (let step = 0; step < 3; step += 1) await wait(20);
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, milliseconds));
}

async function waitUntil(isSo: () => boolean): Promise<void> {
  for (let round = 0; round < 100 && !isSo(); round += 1) await wait(20);
}

/** As the core does: of several titles the last one is shown. */
function showTitle(tags: HeadTags | readonly HeadTags[]): void {
  const { title } = [tags].flat().findLast((one) => one.title !== undefined) ?? {};
  if (title !== undefined) document.title = title;
}

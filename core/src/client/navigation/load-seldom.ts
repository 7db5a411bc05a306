import type { Session } from '../session.ts';

/** Loads what few visits need. */
export async function loadSeldom(session: Session): Promise<typeof import('../seldom.ts')> {
  const { default: findPage } = await session.loadNavigation();
  return session.load(findPage.seldom) as Promise<typeof import('../seldom.ts')>;
}

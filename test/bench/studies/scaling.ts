import type { Figure, Setting } from './figure.ts';
import { studyBuilds } from './scaling-builds.ts';
import { studyMemory } from './scaling-memory.ts';
import { studyRows } from './scaling-rows.ts';
import { studyRoutes } from './scaling-routes.ts';

/** How costs grow with rows, routes, pages and requests. */
export async function studyScaling(setting: Setting): Promise<Figure[]> {
  return [
    ...(await studyRows(setting)),
    ...(await studyRoutes(setting)),
    ...(await studyBuilds()),
    ...(await studyMemory(setting)),
  ];
}

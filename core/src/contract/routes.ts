/** The routes of an app as types: what a file name says of its parameters. */
import type { ParsedQuery } from './page.ts';

/** The routes of an app; `plinth-env.d.ts`, which the plug-in writes beside the pages, augments it. */
export interface PlinthRoutes {}

/** The pattern of a page or API route of this app, `/blog/[slug]`; any text where no types file says which there are. */
export type RoutePattern = [keyof PlinthRoutes] extends [never] ? string : keyof PlinthRoutes;

/** The parameters that a pattern gives: `PageParams<'/blog/[slug]'>` is `{ slug: string }`, `undefined` where there are none. */
export type PageParams<Pattern extends RoutePattern> = string extends Pattern
  ? ParsedQuery | undefined
  : Flat<PathParams<Pattern>>;

type PathParams<Path> = Path extends `${infer First}/${infer Rest}`
  ? SegmentParams<First> & PathParams<Rest>
  : SegmentParams<Path>;

type SegmentParams<Segment> = Segment extends `[[...${infer Name}]]`
  ? { [Key in Name]?: string[] }
  : Segment extends `[...${infer Name}]`
    ? { [Key in Name]: string[] }
    : Segment extends `${string}[${infer Name}]${string}`
      ? { [Key in Name]: string }
      : unknown;

/** One object in place of many, so that editors show what is in it. */
type Flat<Params> = unknown extends Params ? undefined : { [Key in keyof Params]: Params[Key] };

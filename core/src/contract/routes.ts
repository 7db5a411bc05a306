/** The routes of an app as types: what a file name says of its parameters. */
import type { ParsedQuery } from './page.ts';

/** The routes of an app; `plinth-env.d.ts`, which the plug-in writes beside the pages, augments it. */
export interface PlinthRoutes {}

/** What stands before the paths of an app with a base path or several languages; the types file augments it. */
export interface PlinthPrefixes {}

/** The pattern of a page or API route of this app, `/blog/[slug]`; any text where no types file says which there are. */
export type RoutePattern = [keyof PlinthRoutes] extends [never] ? string : keyof PlinthRoutes;

/** The parameters that a pattern gives: `PageParams<'/blog/[slug]'>` is `{ slug: string }`, `undefined` where there are none. */
export type PageParams<Pattern extends RoutePattern> = string extends Pattern
  ? ParsedQuery | undefined
  : Flat<PathParams<Pattern>>;

type PathParams<Whole> = Whole extends `${infer First}/${infer Rest}`
  ? SegmentParams<First> & PathParams<Rest>
  : SegmentParams<Whole>;

type SegmentParams<Segment> = Segment extends `[[...${infer Name}]]`
  ? { [Key in Name]?: string[] }
  : Segment extends `[...${infer Name}]`
    ? { [Key in Name]: string[] }
    : Segment extends `${string}[${infer Name}]${string}`
      ? { [Key in Name]: string }
      : unknown;

/** One object in place of many, so that editors show what is in it. */
type Flat<Params> = unknown extends Params ? undefined : { [Key in keyof Params]: Params[Key] };

/**
 * An address of this app, as a link has it: `/blog/first?page=2#notes`; or one from where the visitor is
 * (`?page=2`, `#notes`, `../`), or of anywhere (`https://…`). Any text where no types file says which routes there are.
 */
export type Href = string extends RoutePattern
  ? string
  :
      | `${Path}${'' | '/'}${'' | `?${string}` | `#${string}`}`
      | ''
      | `${'?' | '#' | '.'}${string}`
      | Elsewhere;

/** Text that was written down is an address of this app; text that is made when the app runs may be any. */
export type CheckedHref<Text extends string> = string extends Text
  ? Text
  : Text extends Href
    ? Text
    : Href;

type Elsewhere = `${'http' | 'https'}://${string}`;
type Prefix = [keyof PlinthPrefixes] extends [never] ? '' : keyof PlinthPrefixes;
type Path = `${Prefix}${PathOf<RoutePattern>}` | Exclude<Prefix, ''>;

/** All paths of a pattern: `/blog/${string}`. */
type PathOf<Pattern extends string> = Pattern extends `${infer Start}/[[...${string}]]`
  ? PathOf<Start> | `${PathOf<Start>}/${string}`
  : Pattern extends `${infer Start}[${string}]${infer End}`
    ? `${PathOf<Start>}${string}${PathOf<End>}`
    : Pattern;

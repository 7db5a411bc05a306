/**
 * The contract, types only, in the order in which people meet it: the page module (what an app
 * writes) and what stands beside it, the adapter (what connects a view layer), the app (what the
 * two are put together in), its configuration, and its codecs.
 *
 * Grammar of the names: `Get…` is a function that an app exports, `…Context` is what a function
 * receives, `…Result` is what it returns, `…Module` is a file of the app, `…Rule` is an entry of the
 * configuration, `Render…`/`Rendered` belong to the server half of an adapter, `Mount…`/`Mounted`
 * to its client half.
 */
export type * from './contract/page.ts';
export type * from './contract/request.ts';
export type * from './contract/server.ts';
export type * from './contract/adapter.ts';
export type * from './contract/routes.ts';
export type * from './contract/app.ts';
export type * from './contract/config.ts';
export type * from './contract/codec.ts';

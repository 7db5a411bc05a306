export { type NodeHandler, toNodeHandler } from './mount.ts';
export { type RunningServer, type ServeOptions, serve } from './serve.ts';

/** What is used of srvx's part for Node: a module of its own, so that a build leaves out the rest. */
export { NodeRequest, sendNodeResponse } from 'srvx/node';

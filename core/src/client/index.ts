export { type NavigationEvent, subscribe } from './events.ts';
export { type NavigateOptions, navigate, refresh } from './navigate.ts';
export { currentRoute } from './session.ts';

/** What a head takes that is more than a title: it is loaded before the first page that may have one is shown. */
export { applyTags } from './head/apply.ts';

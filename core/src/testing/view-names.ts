/** The views that the checks show: what each gets, and what it shows of it. */
export const requiredViews = {
  text: '{ text }: <p title={text}>{text}</p>',
  list: '{ items }: a <ul> with an <li> for each, made by a component of its own',
  layout: '{ name, children }: <section title={name}>{children}</section>',
  app: '{ Component, pageProps }: <div id="app">, and in it Component with the pageProps',
  throws:
    '{ fails, thrown }: throws `thrown` while it renders where `fails` is true, else <p>fine</p>',
  calls: '{ onRender }: calls onRender() once while it renders, and shows <p>called</p>',
} as const;

/** Views of what not every view layer has; checks that need a missing one do not apply. */
export const optionalViews = {
  counter: '{ start }: <button>Count {n}</button>; a click adds 1, and rendering 3 throws an Error',
  effect:
    '{ onEffect, onCleanup }: <p>effect</p>; calls the first when shown, the second when removed',
  ids: 'two <input>, each with an id that the view layer generates',
  route: '<p>{url}</p>, the url of the route as a component of a page gets it',
  late: '{ promised }: <main> with <b>{value}</b> when it is there, and <i>wait</i> until then',
  parts:
    '{ promises, onRender }: <main> with a part for each promise as in late; a part calls onRender() before it shows its value',
  boundary: '{ promised }: the same within an error boundary that shows <em>caught</em>',
  head: '{ title }: <p>head</p>, and the title for the document',
} as const;

export type ViewName = keyof typeof requiredViews | keyof typeof optionalViews;

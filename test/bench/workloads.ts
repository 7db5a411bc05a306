/** Pages that are rendered from the data of each request. */
export const pageWorkloads = ['hello', 'table', 'spiral', 'cards'] as const;
export const views = ['preact', 'solid', 'string'] as const;

export type PageWorkload = (typeof pageWorkloads)[number];
/** The others: a page with three slow parts, no page, a page's data, and a file of the build. */
export type Workload = PageWorkload | 'deferred' | '404' | 'data' | 'file';
export type View = (typeof views)[number];

/** Contenders that answer with one page and take turns. */
export interface Race {
  /** `hello/preact`: the workload, and what sets this race apart from the workload's others. */
  name: string;
  workload: Workload;
  view: View;
  /** `bare` is what the others are compared with. */
  contenders: readonly string[];
}

/** How many times the usual connections and warm-up a page takes. */
interface Effort {
  connections: number;
  warm: number;
}

/** A page that waits most of the time keeps a server busy, and has its code called often, only with more of both. */
export const efforts: Partial<Record<Workload, Effort>> = {
  deferred: { connections: 8, warm: 2 },
};

/** Servers that are given the same documents as the bare one. */
const libraries = ['hono', 'fastify'];

const racesOfViews = pageWorkloads.flatMap((workload) =>
  views.map((view) => toRace(workload, view, workload === 'cards' ? [] : libraries)),
);

const hello = { workload: 'hello', view: 'preact' } as const;

/** All that can be measured under load. */
export const races: readonly Race[] = [
  ...racesOfViews,
  ...views.map((view) => toRace('deferred', view)),
  // An app has one page for 404; data and files have to do with no view.
  toRace('404', 'preact'),
  toRace('data', 'preact'),
  toRace('file', 'preact'),
  // Frameworks need a newer Node; in their races all run on it, so that they can be compared.
  {
    ...hello,
    name: 'hello/frameworks',
    contenders: ['bare', 'plinth', 'next', 'astro-preact', 'sveltekit', 'vike'],
  },
  {
    ...hello,
    view: 'solid',
    name: 'hello/frameworks-solid',
    contenders: ['bare', 'plinth', 'astro-solid', 'solidstart'],
  },
  // The same program twice: how far it is from itself is what disturbs on this machine.
  { ...hello, view: 'string', name: 'hello/control', contenders: ['bare', 'again'] },
];

function toRace(workload: Workload, view: View, others: readonly string[] = []): Race {
  const contenders = ['bare', 'plinth', ...others];
  return { name: `${workload}/${view}`, workload, view, contenders };
}

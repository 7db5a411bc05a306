/** Pages that are rendered from the data of each request. */
export const pageWorkloads = ['hello', 'table', 'spiral', 'cards'] as const;
export const views = ['preact', 'solid', 'string'] as const;

export type PageWorkload = (typeof pageWorkloads)[number];
export type View = (typeof views)[number];

/** Contenders that answer with one page and take turns. */
export interface Race {
  /** `hello/preact`: the workload, and what sets this race apart from the workload's others. */
  name: string;
  workload: PageWorkload;
  view: View;
  /** `bare` is what the others are compared with. */
  contenders: readonly string[];
}

/** Servers that are given the same documents as the bare one. */
const libraries = ['hono', 'fastify'];

const racesOfViews = pageWorkloads.flatMap((workload) =>
  views.map((view): Race => {
    const others = workload === 'cards' ? [] : libraries;
    return {
      name: `${workload}/${view}`,
      workload,
      view,
      contenders: ['bare', 'plinth', ...others],
    };
  }),
);

const hello = { workload: 'hello', view: 'preact' } as const;

/** All that can be measured under load. */
export const races: readonly Race[] = [
  ...racesOfViews,
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

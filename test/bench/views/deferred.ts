/** A part of the page that comes late. */
export interface Part {
  heading: string;
  items: string[];
}

/** The names of the parts, in the order of the page, and after how many milliseconds each is there. */
export const delays = { reviews: 40, offers: 60, related: 80 } as const;

export type PartName = keyof typeof delays;

/** What the page with slow parts shows. */
export type DeferredProps = { title: string } & Record<PartName, Promise<Part>>;

/** What stands in the place of a part until it comes. */
export const fallback = 'On its way';

/** The parts as they will be. */
export const parts: Readonly<Record<PartName, Part>> = {
  reviews: toPart('Reviews & ratings'),
  offers: toPart('Offers'),
  related: toPart('Related'),
};

/** Data of which three parts are slow: each later than Plinth holds the first bytes back. */
export async function loadDeferred(): Promise<{ props: DeferredProps }> {
  const [reviews, offers, related] = [load('reviews'), load('offers'), load('related')];
  return { props: { title: 'A page with slow parts', reviews, offers, related } };
}

function load(name: PartName): Promise<Part> {
  return new Promise((resolve) => setTimeout(resolve, delays[name], parts[name]));
}

function toPart(heading: string): Part {
  const items = ['first', 'second', 'third', 'fourth', 'fifth'];
  return { heading, items: items.map((item) => `${heading}: the ${item} of them`) };
}

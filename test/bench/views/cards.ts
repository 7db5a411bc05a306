/** What the grid of cards shows. */
export interface CardsProps {
  title: string;
  cards: Card[];
}

export interface Card {
  id: number;
  title: string;
  href: string;
  image: string;
  text: string;
  price: number;
  oldPrice: number | null;
  rating: number;
  stock: number;
  tags: string[];
}

const tags = ['new', 'organic', 'fair & square', 'last <items>', 'local'];

const cards = Array.from({ length: 200 }, (_, index): Card => ({
  id: index,
  // Some texts need escaping, so that nobody gets away without it.
  title:
    index % 10 === 0 ? `Salt & pepper number ${index}` : `An ordinary product, number ${index}`,
  href: `/products/${index}?from=grid&place=${index}`,
  image: `/images/${index}.jpg`,
  text: 'A text of usual length that says what the thing is, what it is good for, and what not.',
  price: 5 + (index % 17) * 1.5,
  oldPrice: index % 3 === 0 ? 40 : null,
  rating: index % 6,
  stock: index % 7,
  tags: tags.slice(index % 3, (index % 3) + 3),
}));

export async function loadCards(): Promise<{ props: CardsProps }> {
  return { props: { title: 'Products', cards } };
}

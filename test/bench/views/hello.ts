/** What the small page shows. */
export interface HelloProps {
  title: string;
  text: string;
  items: string[];
  link: { href: string; text: string };
}

/** The head of the page, for Plinth and for whoever writes the document by hand. */
export const head = {
  title: 'Hello',
  meta: [{ name: 'description', content: 'A small page' }],
  htmlAttributes: { lang: 'en' },
};

/** Some texts need escaping, so that nobody gets away without it. */
export async function loadHello(): Promise<{ props: HelloProps }> {
  return {
    props: {
      title: 'Hello & welcome',
      text: 'A page as small as pages get: its data is there at once, and most of its text is plain.',
      items: ['First', 'Second', 'Third <br>', 'Fourth', 'Fifth'],
      link: { href: '/next?from=hello&to=next', text: 'Go on' },
    },
  };
}

/** For pages that need no data. */
export async function loadNothing(): Promise<{ props: Record<string, never> }> {
  return { props: {} };
}

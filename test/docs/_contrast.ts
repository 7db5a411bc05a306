/** A text on the screen and how well it stands out. */
export interface ShownText {
  text: string;
  /** The element that it stands in, such as `p.lead`. */
  element: string;
  /** The contrast ratio of WCAG 2.2, from 1 to 21. */
  contrast: number;
}

/** Measures every text that is shown. Runs in the page, so it can use nothing from outside. */
export function measureTexts(): ShownText[] {
  type Colour = [red: number, green: number, blue: number, alpha: number];

  const toColour = (text: string): Colour => {
    const parts = /^rgba?\((\d+), (\d+), (\d+)(?:, ([\d.]+))?\)$/.exec(text);
    if (!parts) throw new Error(`Not a colour that can be measured: ${text}`);
    return [Number(parts[1]), Number(parts[2]), Number(parts[3]), Number(parts[4] ?? 1)];
  };

  const lay = (top: Colour, below: Colour): Colour => {
    const mix = (index: 0 | 1 | 2): number => top[index] * top[3] + below[index] * (1 - top[3]);
    return [mix(0), mix(1), mix(2), 1];
  };

  const findBackground = (element: Element): Colour => {
    const own = toColour(getComputedStyle(element).backgroundColor);
    if (own[3] === 1) return own;
    if (!element.parentElement) throw new Error('The page has no background colour');
    return lay(own, findBackground(element.parentElement));
  };

  // https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
  const toLuminance = (colour: Colour): number => {
    const [red, green, blue] = colour.map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    }) as Colour;
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };

  const measure = (element: Element): number => {
    const background = findBackground(element);
    const text = lay(toColour(getComputedStyle(element).color), background);
    const [dark, light] = [toLuminance(background), toLuminance(text)].toSorted((a, b) => a - b);
    return (light! + 0.05) / (dark! + 0.05);
  };

  const describe = ({ tagName, className }: Element): string =>
    [tagName.toLowerCase(), ...className.split(' ').filter(Boolean)].join('.');

  const texts: ShownText[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement!;
    const text = node.nodeValue!.trim();
    if (!text || !element.checkVisibility()) continue;
    texts.push({ text, element: describe(element), contrast: measure(element) });
  }
  return texts;
}

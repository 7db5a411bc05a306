import MarkdownIt from 'markdown-it';
import Token from 'markdown-it/lib/token.mjs';

/** A section of a text. */
export interface Heading {
  id: string;
  text: string;
}

/** A text, ready to be shown. */
export interface RenderedText {
  /** The text of its first-level heading. */
  title: string;
  /** The text of its first paragraph. */
  summary: string;
  /** Its second-level headings. */
  headings: Heading[];
  html: string;
}

const markdown = MarkdownIt({ html: false, linkify: false });

markdown.renderer.rules.fence = (tokens, index) => {
  const { content, info } = tokens[index] as Token;
  const language = info.trim() || 'text';
  const text = markdown.utils.escapeHtml(content);
  return `<pre tabindex="0"><code class="language-${markdown.utils.escapeHtml(language)}">${text}</code></pre>\n`;
};
markdown.renderer.rules.table_open = () => '<div class="scroll" tabindex="0">\n<table>\n';
markdown.renderer.rules.table_close = () => '</table>\n</div>\n';

/** Renders a text; raw HTML in it is shown as text. */
export function renderMarkdown(source: string): RenderedText {
  const tokens = markdown.parse(source, {});
  const sections = linkHeadings(tokens);
  return {
    title: textAfter(tokens, (token) => token.type === 'heading_open' && token.tag === 'h1'),
    summary: textAfter(tokens, (token) => token.type === 'paragraph_open'),
    headings: sections,
    html: markdown.renderer.render(tokens, markdown.options, {}),
  };
}

/** Gives the headings below the first level an id each, and makes them links to themselves. */
function linkHeadings(tokens: Token[]): Heading[] {
  const taken = new Set<string>();
  const sections: Heading[] = [];
  for (const [index, token] of tokens.entries()) {
    if (token.type !== 'heading_open' || token.tag === 'h1') continue;
    const inline = tokens[index + 1] as Token;
    const text = toPlainText(inline);
    const id = toFreeId(text, taken);
    token.attrSet('id', id);
    wrapInLink(inline, `#${id}`);
    if (token.tag === 'h2') sections.push({ id, text });
  }
  return sections;
}

function wrapInLink(inline: Token, href: string): void {
  const open = new Token('link_open', 'a', 1);
  open.attrSet('href', href);
  inline.children = [open, ...(inline.children ?? []), new Token('link_close', 'a', -1)];
}

function toFreeId(text: string, taken: Set<string>): string {
  const base =
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '') || 'section';
  let id = base;
  for (let count = 2; taken.has(id); count += 1) id = `${base}-${count}`;
  taken.add(id);
  return id;
}

function textAfter(tokens: readonly Token[], matches: (token: Token) => boolean): string {
  const inline = tokens[tokens.findIndex(matches) + 1];
  return inline?.type === 'inline' ? toPlainText(inline) : '';
}

function toPlainText(inline: Token): string {
  const parts = inline.children ?? [];
  return parts.map((part) => (part.type === 'softbreak' ? ' ' : part.content)).join('');
}

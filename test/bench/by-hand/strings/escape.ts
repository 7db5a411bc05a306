const special = /[&<>"']/;
const references: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Escapes a text, as content and within quotes. */
export function escape(text: string): string {
  return special.test(text) ? text.replace(/[&<>"']/g, (char) => references[char]!) : text;
}

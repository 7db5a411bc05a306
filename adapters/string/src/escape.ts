const special = /[&<>"']/;

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Escapes a text for element content and for attribute values in either quotes. */
export function escapeText(text: string): string {
  return special.test(text) ? text.replace(/[&<>"']/g, (char) => references[char]!) : text;
}

const special = /[&<>"']/g;
const needsEscape = /[&<>"']/;
const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text that may stand in HTML, between tags or between quotes. */
export function escapeHtml(text: string): string {
  return needsEscape.test(text)
    ? text.replace(special, (character) => entities[character] as string)
    : text;
}

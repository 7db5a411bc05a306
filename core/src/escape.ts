const special = /[&<>"']/;

/** Text that may stand in HTML, between tags or between quotes. */
export function escapeHtml(text: string): string {
  const first = text.search(special);
  if (first === -1) return text;
  let html = '';
  let start = 0;
  // A loop takes half the time of replace() with a callback.
  for (let index = first; index < text.length; index++) {
    const reference = toReference(text.charCodeAt(index));
    if (reference === undefined) continue;
    html += text.slice(start, index) + reference;
    start = index + 1;
  }
  return html + text.slice(start);
}

function toReference(code: number): string | undefined {
  switch (code) {
    case 38:
      return '&amp;';
    case 60:
      return '&lt;';
    case 62:
      return '&gt;';
    case 34:
      return '&quot;';
    case 39:
      return '&#39;';
  }
  return undefined;
}

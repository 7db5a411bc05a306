/** Reads a `Cookie` header (RFC 6265 section 5.4): the first of two names wins, a value that cannot be decoded stays as it is. */
export function parseCookies(header: string | null): Record<string, string> {
  const cookies: Record<string, string> = Object.create(null);
  if (!header) return cookies;
  for (const pair of header.split(';')) {
    const equals = pair.indexOf('=');
    if (equals === -1) continue;
    const name = trim(pair.slice(0, equals));
    if (name === '' || name in cookies) continue;
    cookies[name] = decode(trim(pair.slice(equals + 1)));
  }
  return cookies;
}

/** Only SP and HTAB: `\u00a0__Host-id` is another name than `__Host-id`. */
function trim(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}

function decode(value: string): string {
  const quoted = value.length > 1 && value.startsWith('"') && value.endsWith('"');
  const text = quoted ? value.slice(1, -1) : value;
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Changes the headers of a response; those of some (`Response.redirect()`, `fetch()`) can only be copied. */
export function changeHeaders(response: Response, change: (headers: Headers) => void): Response {
  try {
    change(response.headers);
    return response;
  } catch {
    const { body, status, statusText } = response;
    const headers = new Headers(response.headers);
    change(headers);
    return new Response(body, { status, statusText, headers });
  }
}

import type { Header } from './flow.ts';

/** Makes a response; a body that is there as a whole has its length among the headers. */
export type Respond = (
  body: BodyInit | null,
  status: number,
  headers: readonly Header[],
) => Response;

/** A response as this runtime has it. */
export const respond: Respond = (body, status, headers) =>
  new Response(body, { status, headers: headers as [string, string][] });

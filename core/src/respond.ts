import type { Answer, Header } from './flow.ts';
import type { LateBody } from './stream/late-body.ts';

/** Makes a response; a body that is there as a whole has its length among the headers. */
export type Respond = (
  body: Answer['body'],
  status: number,
  headers: readonly Header[],
) => Response;

/** A response as this runtime has it. */
export const respond: Respond = (body, status, headers) => {
  const sent = isLate(body) ? body.toStream() : body;
  return new Response(sent as BodyInit | null, {
    status,
    headers: headers as [string, string][],
  });
};

/** Whether a body is sent in parts. A built app may hold a copy of this package of its own, and of its classes. */
export function isLate(body: unknown): body is LateBody {
  return typeof body === 'object' && body !== null && 'toStream' in body;
}

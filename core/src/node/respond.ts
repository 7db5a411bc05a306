import { isLate, respond, type Respond } from '../respond.ts';
import { LateResponse } from './late-response.ts';
import { WholeResponse } from './whole-response.ts';

/** How the servers of this package have an app make its responses. */
export const respondDirectly: Respond = (body, status, headers) =>
  isLate(body)
    ? new LateResponse(body, status, headers)
    : body instanceof ReadableStream
      ? respond(body, status, headers)
      : new WholeResponse(body, status, headers);

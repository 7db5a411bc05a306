import { isAdditive } from './additive.ts';

/** The response while it is being made: what `getServerSideProps` may set before there is a body. */
export class ResponseDraft {
  status = 200;
  /** The whole body, once `res.end()` has made it final. */
  final: string | Uint8Array | undefined;
  /** Whether `getServerSideProps` has settled: what is set through `res` from then on has no effect. */
  isSettled = false;
  #headers: Headers | undefined;

  /** Made when somebody sets one: most requests have none of their own. */
  get headers(): Headers {
    return (this.#headers ??= new Headers());
  }

  /** The headers if there are any. */
  get ownHeaders(): Headers | undefined {
    return this.#headers;
  }

  /** Takes over what another draft has set: it wins over what is here. */
  take(other: ResponseDraft, initialStatus: number): void {
    if (other.status !== initialStatus) this.status = other.status;
    for (const [name, value] of other.#headers ?? []) {
      this.headers[isAdditive(name) ? 'append' : 'set'](name, value);
    }
  }
}

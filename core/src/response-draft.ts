/** The response while it is being made: what `getServerSideProps` may set before there is a body. */
export class ResponseDraft {
  status = 200;
  /** The whole body, once `res.end()` has made it final. */
  final: string | Uint8Array | undefined;
  #headers: Headers | undefined;

  /** Made when somebody sets one: most requests have none of their own. */
  get headers(): Headers {
    return (this.#headers ??= new Headers());
  }

  /** The headers if there are any. */
  get ownHeaders(): Headers | undefined {
    return this.#headers;
  }
}

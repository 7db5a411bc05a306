import type { Exchange } from './exchange.ts';
import type { Locals, RequestFacts } from './types.ts';

/** What functions of an app may know of a request, and nothing of how it is answered. */
export class RequestContext implements RequestFacts {
  readonly platform: readonly unknown[];
  readonly #exchange: Exchange;

  constructor(exchange: Exchange) {
    this.platform = exchange.platform;
    this.#exchange = exchange;
  }

  get signal(): AbortSignal {
    return this.#exchange.signal;
  }

  get locals(): Locals {
    return this.#exchange.locals;
  }

  get origin(): string {
    return this.#exchange.origin;
  }

  get clientAddress(): string | undefined {
    return this.#exchange.clientAddress;
  }

  get nonce(): string | undefined {
    return this.#exchange.nonce;
  }

  get locale(): string | undefined {
    return this.#exchange.target.locale;
  }

  get locales(): readonly string[] | undefined {
    return this.#exchange.config.i18n?.locales;
  }

  get defaultLocale(): string | undefined {
    return this.#exchange.config.i18n?.defaultLocale;
  }

  get draftMode(): boolean {
    return this.#exchange.draftMode;
  }
}

import { changeHeaders } from './change-headers.ts';
import { isObserved, publishStage } from './channels.ts';
import type { Exchange } from './exchange.ts';
import type { TraceEvent, TracedStage } from './types.ts';

/** Starts the trace of a request; nothing where nobody wants to know. */
export function startTrace(exchange: Exchange): Trace | undefined {
  return exchange.config.isTraced || isObserved() ? new Trace(exchange) : undefined;
}

/** How long the stages of one request took. */
export class Trace {
  readonly #exchange: Exchange;
  readonly #events: TraceEvent[] = [];

  constructor(exchange: Exchange) {
    this.#exchange = exchange;
    this.start('total');
    this.start('route');
  }

  start(name: TracedStage): void {
    const { request, pattern } = this.#exchange;
    const event: TraceEvent = {
      name,
      phase: 'start',
      request,
      pattern,
      startTime: performance.now(),
    };
    this.#events.push(event);
    publishStage(name, event);
  }

  end(name: TracedStage): void {
    const event = this.#events.findLast((one) => one.name === name && one.phase === 'start');
    if (event) this.#close(event);
  }

  /** Ends what still runs: a stage that failed has ended with the request. */
  finish(response: Response | undefined): Response | undefined {
    for (const event of this.#events.toReversed()) {
      if (event.phase === 'end') continue;
      if (response) event.status = response.status;
      this.#close(event);
    }
    const { config } = this.#exchange;
    if (!response) return undefined;
    config.log?.request(this.#exchange, response.status, this.#events[0]?.duration as number);
    if (!config.serverTiming) return response;
    return changeHeaders(response, (headers) => {
      headers.append('server-timing', this.#toServerTiming());
    });
  }

  #close(event: TraceEvent): void {
    event.phase = 'end';
    event.pattern = this.#exchange.pattern;
    event.duration = performance.now() - event.startTime;
    publishStage(event.name, event);
  }

  /** As Server-Timing has it (W3C Server Timing section 2): milliseconds by name, `total` last. */
  #toServerTiming(): string {
    const [total, ...stages] = this.#events;
    const sums = new Map<string, number>();
    for (const { name, duration = 0 } of [...stages, total as TraceEvent]) {
      sums.set(name, (sums.get(name) ?? 0) + duration);
    }
    return Array.from(sums, ([name, sum]) => `${name};dur=${sum.toFixed(2)}`).join(', ');
  }
}

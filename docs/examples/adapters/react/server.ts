import type { ServerRenderer } from '@plinth/core';
import { renderToReadableStream } from 'react-dom/server';
import { createTree, type Component } from './tree.ts';

/** What React puts between texts and around boundaries; `renderToStaticMarkup` has none, but waits for nothing. */
const MARKERS = /<!--(?: |\/?[$&]|\$[?!])-->/g;

const renderer: ServerRenderer<Component> = {
  async render(view, { hydrate, stream, signal, nonce, idPrefix, onError }) {
    const waits = !hydrate || !stream;
    const early: unknown[] = [];
    let report = (error: unknown): void => void early.push(error);
    const body = await renderToReadableStream(createTree(view), {
      identifierPrefix: idPrefix,
      nonce,
      signal,
      // Above this many bytes React moves a boundary out of its place, behind a script.
      progressiveChunkSize: waits ? Infinity : undefined,
      onError: (error) => report(error),
    });
    let isComplete = false;
    const complete = body.allReady.then(() => void (isComplete = true));
    await (waits ? complete : Promise.race([complete, undefined]));
    signal.throwIfAborted();
    // A boundary that failed shows its fallback until the browser tries again; here no browser will.
    if (!hydrate && early.length > 0) throw early[0];
    report = (error) => void (signal.aborted || onError(error));
    early.forEach(report);
    if (!isComplete) {
      return { html: '', chunks: body.pipeThrough(new TextDecoderStream()), chunksInRoot: true };
    }
    const html = await new Response(body).text();
    return { html: hydrate ? html : html.replace(MARKERS, '') };
  },
};

export default renderer;

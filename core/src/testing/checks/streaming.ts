import type { Group, NamedView, ServerCheck } from '../check.ts';
import { pause, wait } from '../clock.ts';
import { createSettled } from '../deferred.ts';
import { catchFailure, expect, expectEqual, show } from '../expect.ts';
import { expectSilent } from '../failure.ts';
import { count, findUnbalanced, readTags, toText } from '../html.ts';
import {
  failLate,
  findObstacle,
  readInto,
  readLate,
  startLate,
  startParts,
} from '../late-render.ts';

const partSize = 64 * 1024;
const maxBuffered = 1024 * 1024;

/** Late parts; for adapters that send them. */
export const streaming: Group<ServerCheck> = {
  name: 'Streaming and abort',
  findObstacle,
  checks: [
    {
      id: 'T-01',
      title: 'the shell comes at once, with the fallback',
      why: 'It is what streaming is for.',
      fix: 'Return when the shell is there, and hand the rest over as chunks.',
      needs: ['late'],
      async run(kit) {
        const { rendered, late, taken } = await startLate(kit);
        const reading = readInto(rendered, taken);
        await wait(10);
        const shell = taken.join('');
        late.resolve('the value');
        await reading;
        expect(toText(shell).includes('wait'), `The shell is ${show(shell)}`);
        expect(!shell.includes('the value'), `The value was there before it was: ${show(shell)}`);
      },
    },
    {
      id: 'T-02',
      title: 'the late value comes, once',
      why: 'Parts that are lost leave a page that waits for ever.',
      fix: 'Read the renderer to its end.',
      needs: ['late'],
      async run(kit) {
        const { all } = await readLate(kit);
        expectEqual(count(all, 'the value'), 1, 'How often the value occurs');
      },
    },
    {
      id: 'T-03',
      title: 'chunks are where they are announced to be',
      why: 'The core closes the root before the chunks, or after them.',
      fix: 'Set chunksInRoot to true where the chunks continue html; leave it out where they follow it.',
      needs: ['late'],
      async run(kit) {
        const { rendered, all, taken } = await readLate(kit);
        const whole = rendered.chunksInRoot ? [all] : [rendered.html, taken.slice(1).join('')];
        expect(toText(whole[0]!).includes('before'), `The root holds ${show(whole[0])}`);
        for (const part of whole) {
          expect(!findUnbalanced(part), `${findUnbalanced(part)} has no partner in ${show(part)}`);
        }
      },
    },
    {
      id: 'T-04',
      title: 'a view with nothing late has no chunks',
      why: 'The core sends such a page as one string, with its length and an ETag.',
      fix: 'Leave chunks out when all is there.',
      needs: ['late'],
      async run(kit) {
        const view: NamedView = { page: 'text', props: { text: 'a' } };
        const { html, chunks } = await kit.render(view, { stream: true });
        expect(chunks === undefined, 'There are chunks.');
        expectEqual(toText(html).trim(), 'a', 'The text');
      },
    },
    {
      id: 'T-05',
      title: 'every script carries the nonce',
      why: 'Under a Content-Security-Policy the browser runs no other.',
      fix: 'Hand context.nonce to the library.',
      needs: ['late'],
      async run(kit) {
        const { all, rendered } = await readLate(kit, { nonce: 'n0' });
        const scripts = readTags(all + (rendered.headHtml ?? '')).filter(
          ({ name, isClosing }) => name === 'script' && !isClosing,
        );
        const bare = scripts.filter(({ attributes }) => attributes.nonce !== 'n0');
        expectEqual(bare.length, 0, `Of ${scripts.length} scripts, the number without it`);
      },
    },
    {
      id: 'T-06',
      title: 'chunks are strings, and hold no document',
      why: 'The core joins strings, and writes the document.',
      fix: 'Decode bytes with one TextDecoderStream, so that no character is cut.',
      needs: ['late'],
      async run(kit) {
        const { all, taken } = await readLate(kit);
        expect(
          taken.every((chunk) => typeof chunk === 'string'),
          'A chunk is no string.',
        );
        expect(!/<!doctype|<\/?(?:html|body)\b/i.test(all), `A document: ${show(all)}`);
      },
    },
    {
      id: 'T-07',
      title: 'who cancels before the first chunk loses no error',
      why: 'A visitor may go at any time; a rejection that nobody takes ends the process.',
      fix: 'Let return() cancel the renderer, and take what it rejects with.',
      needs: ['late'],
      async run(kit) {
        const { rendered, late } = await startLate(kit);
        await rendered.chunks![Symbol.asyncIterator]().return?.();
        late.resolve('the value');
        await wait(10);
      },
    },
    {
      id: 'T-08',
      title: 'who cancels between chunks loses no error',
      why: 'Some renderers write into a stream that was cancelled: ERR_INVALID_STATE ends the process.',
      fix: 'Let return() cancel the renderer, and take what it rejects with.',
      needs: ['late'],
      async run(kit) {
        const { rendered, late } = await startLate(kit);
        const iterator = rendered.chunks![Symbol.asyncIterator]();
        const first = iterator.next();
        await Promise.race([first, wait(10)]);
        await Promise.race([iterator.return?.(), wait(10)]);
        late.resolve('the value');
        await wait(10);
      },
    },
    {
      id: 'T-09',
      title: 'the signal ends the chunks',
      why: 'A value that never comes would keep the connection open for ever.',
      fix: 'Listen to context.signal, and end or reject the iteration.',
      needs: ['late'],
      async run(kit) {
        const controller = new AbortController();
        const { rendered, taken } = await startLate(kit, { signal: controller.signal });
        const reading = catchFailure(() => readInto(rendered, taken));
        await wait(5);
        controller.abort();
        const ended = await Promise.race([reading, wait(500)]);
        expect(ended, 'Half a second after the abort the chunks had not ended.');
        await pause();
        expectEqual(kit.errors.length, 0, 'The number of reports');
      },
    },
    {
      id: 'T-10',
      title: 'a late rejection is told once',
      why: 'Some renderers leave the fallback for ever, and tell nobody.',
      fix: 'Call onError, or let the iteration fail; not both.',
      needs: ['late'],
      async run(kit) {
        const { thrown } = await failLate(kit);
        expectEqual(thrown.length + kit.errors.length, 1, 'How often it was told');
      },
    },
    {
      id: 'T-11',
      title: 'a late rejection tells the visitor nothing',
      why: 'Messages and stacks name tables, paths and passwords.',
      fix: 'Switch the serialisation of errors off.',
      needs: ['late'],
      async run(kit) {
        const { all } = await failLate(kit);
        expectSilent(all);
      },
    },
    {
      id: 'T-12',
      title: 'a part whose value is there is not sent late',
      why: 'It would be sent behind a script, though it could stand in its place.',
      fix: 'Look whether everything is there before the shell is returned.',
      needs: ['late'],
      async run(kit) {
        const view: NamedView = { page: 'late', props: { promised: createSettled('the value') } };
        const { html, chunks } = await kit.render(view, { stream: true });
        expect(chunks === undefined, 'There are chunks.');
        expect(toText(html).includes('the value'), `The HTML is ${show(html)}`);
      },
    },
    {
      id: 'T-13',
      title: 'for a reader that has stopped, at most 1 MiB is rendered ahead',
      why: 'A slow phone would fill the memory of the server.',
      fix: 'Render a part when its chunk is pulled.',
      needs: ['parts'],
      async run(kit) {
        const { rendered, parts, calls } = await startParts(kit, 100);
        const iterator = rendered.chunks![Symbol.asyncIterator]();
        await Promise.race([iterator.next(), wait(10)]);
        for (const part of parts) part.resolve('x'.repeat(partSize));
        await wait(50);
        const ahead = calls.length * partSize;
        await Promise.race([iterator.return?.(), wait(10)]);
        expect(ahead <= maxBuffered, `${calls.length} parts of 64 KiB were rendered.`);
      },
    },
    {
      id: 'T-14',
      title: 'after the abort no part is rendered any more',
      why: 'Work for a visitor who has gone is work that others wait for.',
      fix: 'Stop at the signal: drop the parts that wait.',
      needs: ['parts'],
      async run(kit) {
        const controller = new AbortController();
        const { rendered, parts, calls, taken } = await startParts(kit, 10, controller.signal);
        const reading = catchFailure(() => readInto(rendered, taken));
        await wait(5);
        controller.abort();
        for (const part of parts) part.resolve('x');
        await Promise.race([reading, wait(500)]);
        await wait(10);
        expectEqual(calls.length, 0, 'The number of parts that were rendered');
      },
    },
  ],
};

/** @jsxImportSource preact */
import type { JSX } from 'preact';
import { Await } from '@plinth/preact';
import { type DeferredProps, fallback } from '../../../views/deferred.ts';
import { Part } from '../../../views/part-preact.tsx';

export { head } from '../../../views/hello.ts';
export { loadDeferred as getServerSideProps } from '../../../views/deferred.ts';

export default function Deferred({ title, reviews, offers, related }: DeferredProps): JSX.Element {
  return (
    <main>
      <h1>{title}</h1>
      <Late part={reviews} />
      <Late part={offers} />
      <Late part={related} />
    </main>
  );
}

function Late({ part }: { part: DeferredProps['reviews'] }): JSX.Element {
  return (
    <Await resolve={part} fallback={<p>{fallback}</p>}>
      {(late) => <Part {...late} />}
    </Await>
  );
}

/** @jsxImportSource solid-js */
import type { JSX } from 'solid-js';
import { Await } from '@plinth/solid';
import { type DeferredProps, fallback } from '../../../views/deferred.ts';
import { Part } from '../../../views/part-solid.tsx';

export { head } from '../../../views/hello.ts';
export { loadDeferred as getServerSideProps } from '../../../views/deferred.ts';

export default function Deferred(props: DeferredProps): JSX.Element {
  return (
    <main>
      <h1>{props.title}</h1>
      <Late part={props.reviews} />
      <Late part={props.offers} />
      <Late part={props.related} />
    </main>
  );
}

function Late(props: { part: DeferredProps['reviews'] }): JSX.Element {
  return (
    <Await resolve={props.part} fallback={<p>{fallback}</p>}>
      {(late) => <Part {...late} />}
    </Await>
  );
}

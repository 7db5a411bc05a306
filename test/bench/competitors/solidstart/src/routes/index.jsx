import { Meta, Title } from '@solidjs/meta';
import { createAsync, query } from '@solidjs/router';
import { For, Show } from 'solid-js';
import { head, loadHello } from '../../../../views/hello.ts';

const getHello = query(async () => {
  'use server';
  const { props } = await loadHello();
  return props;
}, 'hello');

export const route = { preload: () => getHello() };

export default function Hello() {
  const hello = createAsync(() => getHello());
  const [description] = head.meta;
  return (
    <>
      <Title>{head.title}</Title>
      <Meta name={description.name} content={description.content} />
      <Show when={hello()}>
        {(props) => (
          <main>
            <h1>{props().title}</h1>
            <p>{props().text}</p>
            <ul>
              <For each={props().items}>{(item) => <li>{item}</li>}</For>
            </ul>
            <a href={props().link.href}>{props().link.text}</a>
          </main>
        )}
      </Show>
    </>
  );
}

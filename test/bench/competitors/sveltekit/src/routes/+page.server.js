import { loadHello } from '../../../../views/hello.ts';

export async function load() {
  const { props } = await loadHello();
  return props;
}

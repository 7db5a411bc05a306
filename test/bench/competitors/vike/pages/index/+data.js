import { loadHello } from '../../../../views/hello.ts';

export async function data() {
  const { props } = await loadHello();
  return props;
}

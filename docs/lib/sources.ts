const files = import.meta.glob<string>(['../pages/**/*.{ts,tsx}', '../lib/**/*.{ts,tsx}'], {
  query: '?raw',
  import: 'default',
});

/** The text of a file of this app (`pages/index.ts`); only what the build has listed can be read. */
export async function readSource(file: string): Promise<string | undefined> {
  const key = `../${file}`.replace(/^\.\.\/lib\//, './');
  return Object.hasOwn(files, key) ? files[key]?.() : undefined;
}

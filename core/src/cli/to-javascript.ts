/**
 * The JavaScript of a template's TypeScript, with its line breaks. Templates keep to what is taken
 * away here: `import type`, type aliases of one line, and annotations by a name.
 */
export function toJavaScript(text: string): string {
  return text
    .replaceAll(/^import type .*\n/gm, '')
    .replaceAll(/^type .*\n\n/gm, '')
    .replaceAll(/, type \w+(?= \})/g, '')
    .replaceAll(/: [A-Z]\w*(?:<\w+>)?(?=;| =|\))/g, '');
}

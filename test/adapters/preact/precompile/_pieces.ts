/** What random views are made of: the source of texts, values and elements without content. */

const lines = (text: string): string[] => text.split('\n').map((line) => line.trim());

/** JSX text as people write it, and as they do not. */
export const texts: readonly string[] = (
  'a|b c| |  |\n  |\n\n|\t|"|\'|`|$|\\|\\n|//|/*|!|é|漢|👋|' +
  '&amp;|&nbsp;|&lt;b&gt;|&quot;|&copy;|&#65;|&x'
).split('|');

/** Expressions that show text. */
export const shown: readonly string[] = lines(`name
  number
  '<a> & "b"'
  \`static\`
  \`a \${name}\`
  name + '!'
  -1.5
  0
  10n
  yes ? 'on' : 'off'
  no ? name : 'x<y'
  words.length
  name.slice(2)
  (() => name)()`);

/** Expressions that show nothing. */
export const nothings: readonly string[] = lines(`null
  undefined
  true
  no
  nothing
  no && name
  []
  /* no */`);

/** Values of attributes, and of properties of a style. */
export const values: readonly string[] = [
  ...shown,
  ...lines(`yes
  no
  nothing
  undefined
  null
  words
  ''`),
];

export const styleValues: readonly string[] = [
  ...shown,
  ...lines(`4
  0
  nothing
  null
  ''
  (no, 3)
  \`\${number}px\``),
];

export const attributeNames: readonly string[] = lines(`title
  class
  className
  id
  lang
  dir
  hidden
  tabIndex
  spellcheck
  draggable
  itemProp
  data-a
  aria-label`);

export const attributes: readonly string[] = lines(`hidden
  data-b
  aria-busy
  onClick={() => {}}
  ref={() => {}}
  key={name}
  style="a: b"
  style={nothing}
  style={sheet}`);

export const styleNames: readonly string[] = lines(`color
  top
  fontSize
  zIndex
  '--x'
  flex
  WebkitFoo
  'line-height'`);

/** Elements that may stand in a paragraph. */
export const leaves: readonly string[] = lines(`<br />
  <img src={url} alt="" />
  <input value={name} />
  <x-y z={number} />
  <svg strokeWidth={2}><path strokeLinecap="round" d={name} /></svg>
  <textarea name={name} />
  <select value="2"><option value="1">a</option><option value="2">{name}</option></select>
  <Read />
  <Leaf text={name} on />
  <Price value={number} />
  <Counter start={number} />
  <Own text={name} />
  <Own text={['one']} />`);

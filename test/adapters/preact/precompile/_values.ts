/** Names of attributes. */
export const attributes: readonly string[] = (
  'accept acceptCharset accessKey action allow allowFullScreen alt aria-hidden aria-label as async ' +
  'autoCapitalize autoComplete autoFocus autoPlay blocking capture cellPadding charSet checked cite ' +
  'class className colSpan content contentEditable controls coords crossOrigin data data-a data-a-b ' +
  'dateTime decoding default defaultChecked defaultSelected defaultValue defer dir dirName disabled ' +
  'download draggable encType enterKeyHint fetchPriority fill fontSize for form formAction ' +
  'formEncType formMethod formNoValidate formTarget frameBorder headers height hidden high href ' +
  'hrefLang htmlFor httpEquiv id imageSizes imageSrcSet inert inputMode integrity is isMap itemID ' +
  'itemProp itemRef itemScope itemType kind label lang list loading loop low marginHeight max ' +
  'maxLength media method min minLength multiple muted name noModule noValidate nonce onClick ' +
  'onclick onMouseEnter open optimum part pattern ping placeholder playsInline popover popoverTarget ' +
  'poster preload radioGroup readOnly referrerPolicy rel required reversed role rowSpan rows ' +
  'sandbox scope scrolling selected shape size sizes slot span spellcheck spellCheck src srcDoc ' +
  'srcLang srcSet start step strokeWidth style summary tabIndex tabindex target title translate type ' +
  'useMap value vocab width wrap x-y xlinkHref xmlLang xmlnsXlink foo fooBar'
).split(' ');

/** What each takes; the rest of JavaScript's values comes at random. */
const plainValues = ['', 'a', '<a href="&">', 0, -0, 1.5, Number.NaN, Infinity, 10n, true, false];
const objects = [
  [],
  ['a', ['<b>']],
  [null, true],
  {},
  { a: 1 },
  Object.freeze(['a', 1]),
  new Date(0),
];
const texts: object[] = [/a/, new Map([['a', 1]]), { toString: () => '<b>' }, { valueOf: () => 7 }];
const signals = [true, null, 'signal <', { color: 'red' }].map((value) => ({ value, peek() {} }));
const sheet = { color: 'red', top: 1, zIndex: 2, '--x': 3, a: '', b: null, '"><b': '"><b' };
const forged = [
  { html: '<b>' },
  { tpl: ['<b>'], exprs: [] },
  JSON.parse('{"__proto__":{"html":"<b>"}}'),
];
/** Each kind of value. */
export const values: readonly unknown[] = [
  ...plainValues,
  ...objects,
  ...texts,
  ...signals,
  ...forged,
  sheet,
  null,
  undefined,
  Symbol('a'),
  () => 'f',
  Object.create(null),
];

/** The renderer writes the source of a native function for a property that objects have anyway, as `toString`. */
export function isWrittenWrong(name: string, value: unknown): boolean {
  if (name !== 'style' || typeof value !== 'object' || value === null) return false;
  return Object.keys(value).some((key) => key in Object.prototype);
}

/** Names a value in a message. */
export function describe(value: unknown): string {
  return typeof value === 'object' ? Object.prototype.toString.call(value) : String(value);
}

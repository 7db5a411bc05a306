import { html as h, type Html, type HtmlHole } from '@plinth/string';
import fc from 'fast-check';
import { parse, parseFragment, serialize, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { assert, suite } from '../../_suite.ts';

const test = suite('html: any text, as a parser reads it');

const pieces = [
  ...'<>&"\'`=/;:#!-[]{}()? \t\n\r\f\0\u2028é😀',
  ...'<script> </script> <!-- --> ]]> &lt; &#60; &quot javascript: data: </title> onclick= a b1'.split(
    ' ',
  ),
];
const nasty = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((list) => list.join(''));
const anyText = fc.oneof(nasty, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));
const runs = { numRuns: 2000 };

/** What a parser makes of line ends before it reads anything else. */
const toLines = (text: string): string => text.replace(/\r\n?/g, '\n');

const listNodes = (node: Tree.Node): Tree.Node[] =>
  'childNodes' in node ? node.childNodes.flatMap((child) => [child, ...listNodes(child)]) : [];

const listElements = (node: Tree.Node): Tree.Element[] =>
  listNodes(node).filter((child) => 'tagName' in child);

/** The one element that the HTML holds. */
function parseOne(made: Html): Tree.Element {
  const elements = listElements(parseFragment(String(made)));
  assert.is(elements.length, 1, String(made));
  return elements[0]!;
}

function readText(element: Tree.Element): string {
  const texts = element.childNodes.map((node) => {
    assert.is(node.nodeName, '#text');
    return (node as Tree.TextNode).value;
  });
  return texts.join('');
}

const readAttributes = (element: Tree.Element): Record<string, string> =>
  Object.fromEntries(element.attrs.map(({ name, value }) => [name, value]));

const inText = (text: string): string => toLines(text).replaceAll('\0', '');
const inAttribute = (text: string): string => toLines(text).replaceAll('\0', '\uFFFD');

function check(name: string, body: (a: string, b: string) => void): void {
  test(name, () => fc.assert(fc.property(anyText, anyText, body), runs));
}

check('content', (a, b) => {
  const element = parseOne(h`<p>${a}|${[b, [a]]}</p>`);
  assert.is(readText(element), inText(`${a}|${b}${a}`));
  assert.equal(element.attrs, []);
});

check('content after an ampersand', (a) => {
  assert.is(readText(parseOne(h`<p>&${a}</p>`)), inText(`&${a}`));
  assert.is(readText(parseOne(h`<p>&#${a}</p>`)), inText(`&#${a}`));
  assert.is(readText(parseOne(h`<p>&l${a}</p>`)), inText(`&l${a}`));
});

check('content whose first line break is dropped', (a) => {
  assert.is(readText(parseOne(h`<pre>${a}</pre>`)), inText(a));
  assert.is(readText(parseOne(h`<textarea>${a}</textarea>`)), inAttribute(a));
});

check('a title', (a, b) => {
  const elements = listElements(parse(String(h`<title>${a} - ${h`${b}`}</title>`)));
  assert.equal(
    elements.map(({ tagName }) => tagName),
    ['html', 'head', 'title', 'body'],
  );
  assert.is(readText(elements[2]!), inAttribute(`${a} - ${b}`));
});

check('quoted attributes', (a, b) => {
  const element = parseOne(h`<p title="${a}" class='x ${b} &${a}'></p>`);
  const expected = { title: inAttribute(a), class: inAttribute(`x ${b} &${a}`) };
  assert.equal(readAttributes(element), expected);
});

check('attributes without quotes', (a, b) => {
  const element = parseOne(h`<p title=${a} hidden=${true} id=${null} data-a = ${b}></p>`);
  assert.equal(readAttributes(element), {
    title: inAttribute(a),
    hidden: '',
    'data-a': inAttribute(b),
  });
});

check('html values in attributes', (a) => {
  const value = h`<b title="${a}">${a}</b>`;
  const element = parseOne(h`<p title="${value}" class=${value}></p>`);
  assert.is(readAttributes(element).title, inAttribute(String(value)));
  assert.is(readAttributes(element).class, inAttribute(String(value)));
});

check('styles', (a) => {
  const { style } = readAttributes(parseOne(h`<p style="color: ${a}; top: 0"></p>`));
  assert.match(style!, /^color: [^;{}()\\"'<>@/*:]*; top: 0$/);
});

const scheme = fc
  .constantFrom('javascript:', 'vbscript:', 'data:', 'https:', 'mailto:', 'data:image/png,', '')
  .chain((text) =>
    fc.tuple(
      ...[...text].map((char) =>
        fc.constantFrom(char, char.toUpperCase(), `${char}\n`, `\t${char}`),
      ),
    ),
  )
  .map((chars) => chars.join(''));
const blanks = fc.string({
  unit: fc.constantFrom(' ', '\t', '\u0001', '\u001f', '\n'),
  maxLength: 3,
});
const url = fc.tuple(blanks, scheme, anyText).map((parts) => parts.join(''));

/** The scheme as the URL standard reads it, from what the HTML parser made of the attribute. */
function readScheme(value: string): string {
  return new URL(URL.canParse(value, 'https://a.b/') ? value : '/', 'https://a.b/').protocol;
}

test('URLs', () => {
  const property = fc.property(url, (value) => {
    const element = parseOne(h`<a href="${value}" xlink:href=${value}></a>`);
    const { href } = readAttributes(element);
    assert.not.match(readScheme(href!), /^(?:javascript|vbscript|data):$/);
    assert.is(readAttributes(element)['xlink:href'], href);
    if (href !== '#') assert.is(href, inAttribute(value));
    if (/^(?:https|mailto):/i.test(value)) assert.is(href, inAttribute(value));
  });
  fc.assert(property, { numRuns: 5000 });
});

test('images', () => {
  const property = fc.property(url, (value) => {
    const { src } = readAttributes(parseOne(h`<img src="${value}">`));
    if (readScheme(src!) !== 'data:') return;
    assert.match(new URL(src!).href, /^data:image\/[a-z0-9.-]+[;,]/i);
  });
  fc.assert(property, runs);
});

test('URLs in parts are judged as a whole', () => {
  const property = fc.property(url, fc.nat(8), fc.nat(8), (value, first, second) => {
    const [a, b, c] = [
      value.slice(0, first),
      value.slice(first, first + second),
      value.slice(first + second),
    ];
    const whole = readAttributes(parseOne(h`<a href="${value}"></a>`));
    assert.equal(readAttributes(parseOne(h`<a href="${a}${b}${c}"></a>`)), whole);
    const text = b.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
    assert.equal(readAttributes(parseOne(tag([`<a href="`, text, '"></a>'], a, c))), whole);
  });
  fc.assert(property, { numRuns: 5000 });
});

/** Calls the tag as the language does, with static parts that were made here. */
function tag(strings: string[], ...values: HtmlHole[]): Html {
  return h(Object.assign([...strings], { raw: strings }), ...values);
}

const tokens = [
  ...'< > </ /> " \' = / ! -- & #x a href= <p <p> </p> <!-- --> --!> <! <? <![CDATA[ ]]>'.split(
    ' ',
  ),
  ...'<title> </title> <textarea> </textarea <style> </style> <pre> <noscript> </noscript>'.split(
    ' ',
  ),
  ...'<svg> </svg> <br> <xmp> </xmp> <i|title= <b|class= | \n title=" <a|href=" <p|onclick="'.split(
    ' ',
  ),
].map((token) => token.replace('|', ' '));
const scripts = [
  '<script>',
  '</script>',
  '<script',
  '</script',
  '<!--',
  '-->',
  '<p a="',
  '">',
  ' ',
];

const toTemplate = (list: readonly string[]): fc.Arbitrary<string[]> =>
  fc.array(
    fc.array(fc.constantFrom(...list), { maxLength: 6 }).map((part) => part.join('')),
    { minLength: 2, maxLength: 4 },
  );

/** The elements with the names of their attributes; `xyz` must stand where it is only text. */
function outline(source: string, scriptingEnabled: boolean): string[] {
  return listNodes(parseFragment(source, { scriptingEnabled })).flatMap((node) => {
    if ('data' in node) assert.not.match(node.data, 'xyz', source);
    if (!('tagName' in node)) return [];
    const texts = node.attrs.filter(({ name }) => name.startsWith('on')).map(({ value }) => value);
    if (/^(?:script|style|xmp)$/.test(node.tagName)) texts.push(serialize(node));
    assert.not.match(texts.join(), 'xyz', source);
    return [[node.tagName, ...node.attrs.map(({ name }) => name)].join(' ')];
  });
}

for (const [name, list] of [
  ['elements', tokens],
  ['scripts', scripts],
] as const) {
  test(`any template that is not refused keeps its structure: ${name}`, () => {
    let accepted = 0;
    const property = fc.property(toTemplate(list), nasty, (strings, value) => {
      const holes = strings.slice(1);
      const plain = renderOrRefuse(
        strings,
        holes.map(() => 'xyz'),
      );
      if (plain === undefined) return;
      accepted++;
      const hostile = renderOrRefuse(
        strings,
        holes.map(() => `xyz${value}`),
      )!;
      for (const scripting of [true, false]) {
        assert.equal(
          outline(hostile, scripting),
          outline(plain, scripting),
          JSON.stringify([strings, hostile]),
        );
      }
    });
    fc.assert(property, { numRuns: 20_000 });
    assert.ok(accepted > 500, `only ${accepted} templates were not refused`);
  });
}

function renderOrRefuse(strings: string[], values: string[]): string | undefined {
  try {
    return String(tag(strings, ...values));
  } catch (error) {
    assert.match((error as { code: string }).code, /^PLINTH_HTML_(?:HOLE|UNFINISHED)$/);
    return undefined;
  }
}

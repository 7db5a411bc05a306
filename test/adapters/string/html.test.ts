// Under another name, because formatters rewrite templates that are tagged `html`.
import { html as h, raw, type Html, type HtmlHole } from '@plinth/string';
import { assert, suite } from '../../_suite.ts';

type Row = [made: () => Html, expected: string];

const no: HtmlHole = null;

const content: Row[] = [
  [() => h``, ''],
  [() => h`<p>a</p>`, '<p>a</p>'],
  [() => h`${'a'}${'b'}`, 'ab'],
  [
    () => h`<p>${1} ${-0} ${1.5} ${Number.NaN} ${10n ** 20n}</p>`,
    '<p>1 0 1.5 NaN 100000000000000000000</p>',
  ],
  [() => h`<p>${no}${undefined}${false}${true}</p>`, '<p></p>'],
  [() => h`<p>${0}${''}</p>`, '<p>0</p>'],
  [
    () => h`<ul>${['a', 'b'].map((item) => h`<li>${item}</li>`)}</ul>`,
    '<ul><li>a</li><li>b</li></ul>',
  ],
  [() => h`${[1, [2, [no, [true, ['&']]]], h`<hr>`]}`, '12&amp;<hr>'],
  [() => h`<p>${h`<b>${h`<i>${'<'}</i>`}</b>`}</p>`, '<p><b><i>&lt;</i></b></p>'],
  [() => h`<p>${raw('<b>&nbsp;</b>')}</p>`, '<p><b>&nbsp;</b></p>'],
  [() => h`<p>a < b && c</p>`, '<p>a < b && c</p>'],
  [() => h`<p>&amp;${1}&amp;</p>`, '<p>&amp;1&amp;</p>'],
  [() => h`<div>${h`</div><div>`}</div>`, '<div></div><div></div>'],
  [() => h`<!doctype html><title>${'a & b'}</title>`, '<!doctype html><title>a &amp; b</title>'],
  [() => h`<?xml version="1.0"?></>${1}</ a>`, '<?xml version="1.0"?></>1</ a>'],
  [() => h`<textarea>a < b ${'x'}</textarea>`, '<textarea>a < b x</textarea>'],
  [() => h`<title>${['a', 1, no, h`&copy;`]}</title>`, '<title>a1&copy;</title>'],
  [() => h`<pre>${'a\n'}</pre><pre>${h`\nb`}</pre>`, '<pre>a\n</pre><pre>\n\nb</pre>'],
  [() => h`<noscript><img src="a"></noscript>${1}`, '<noscript><img src="a"></noscript>1'],
  [() => h`<pre>a</pre>${'\nb'}`, '<pre>a</pre>\nb'],
  [() => h`<![CDATA[a]]>${1}`, '<![CDATA[a]]>1'],
];

const attributes: Row[] = [
  [() => h`<p class="a ${'b'} c${1}">`, '<p class="a b c1">'],
  [() => h`<p class="a${no}${undefined}${false}${true}">`, '<p class="a">'],
  [() => h`<p class='${'a'}'>`, "<p class='a'>"],
  [() => h`<p class=${'a b'}>`, '<p class="a b">'],
  [() => h`<p class=${''}>`, '<p class="">'],
  [() => h`<p tabindex=${0}>`, '<p tabindex="0">'],
  [() => h`<p hidden=${true}>`, '<p hidden>'],
  [() => h`<p hidden=${false} id=${no} lang=${undefined}>`, '<p>'],
  [() => h`<input value = ${1}\n required=${true}/>`, '<input value="1" required/>'],
  [() => h`<input a=1 b=${2} c="3" d=${false} e>`, '<input a=1 b="2" c="3" e>'],
  [() => h`<svg viewBox=${'0 0 1 1'}/>`, '<svg viewBox="0 0 1 1"/>'],
  [
    () => h`<p aria-busy=${true} aria-live=${false} data-a=${no} data-b=${true}>`,
    '<p aria-busy="true" aria-live="false" data-b="true">',
  ],
  [
    () => h`<p aria-busy="${true}" data-a='${false}' data-b="${no}">`,
    `<p aria-busy="true" data-a='false' data-b="">`,
  ],
  [
    () => h`<p data-a="x ${true}" data-b="${true}${false}" data-c="${true} ">`,
    '<p data-a="x " data-b="" data-c=" ">',
  ],
  [() => h`<p title=${h`<b>`}>`, '<p title="&lt;b&gt;">'],
  [() => h`<p>${'a'}</p x=1>`, '<p>a</p x=1>'],
];

const urls: Row[] = [
  [() => h`<a href="${'/a?b=1&c=2'}">`, '<a href="/a?b=1&amp;c=2">'],
  [() => h`<a href=${'https://example.org/'}>`, '<a href="https://example.org/">'],
  [() => h`<a href=${no} ping=${true}>`, '<a ping>'],
  [() => h`<a href="${no}">`, '<a href="">'],
  [() => h`<a href="${'mailto'}:${'a@b.c'}">`, '<a href="mailto:a@b.c">'],
  [() => h`<a href="/javascript:${'x'}">`, '<a href="/javascript:x">'],
  [() => h`<a href="${'/x'}/javascript:">`, '<a href="/x/javascript:">'],
  [() => h`<a href="${'javascript'}">`, '<a href="javascript">'],
  [() => h`<a href="${'a'}?next=${'javascript:x'}">`, '<a href="a?next=javascript:x">'],
  [
    () => h`<a href="#${'data:x'}" title="${'javascript:x'}">`,
    '<a href="#data:x" title="javascript:x">',
  ],
  [() => h`<a href="https://${'a'}.org/${1}?q=${'&'}">b`, '<a href="https://a.org/1?q=&amp;">b'],
  [() => h`<a href="javascript:void(0)" title="${1}">`, '<a href="javascript:void(0)" title="1">'],
  [() => h`<img src="${'data:image/png;base64,AA=='}">`, '<img src="data:image/png;base64,AA==">'],
  [() => h`<img src="data:image/${'webp'},A">`, '<img src="data:image/webp,A">'],
  [() => h`<video poster=${'data:image/gif,A'}>`, '<video poster="data:image/gif,A">'],
  [() => h`<svg><set to="${1}" from=${'red'}/></svg>`, '<svg><set to="1" from="red"/></svg>'],
  [() => h`<script src="${'/a.js'}"></script>`, '<script src="/a.js"></script>'],
];

const styles: Row[] = [
  [() => h`<p style="color: ${'#f00'}; top: ${-1.5}px">`, '<p style="color: #f00; top: -1.5px">'],
  [() => h`<p style="width: ${'50%'} !important">`, '<p style="width: 50% !important">'],
  [() => h`<p style="--a: ${'é, b'}; ${no}">`, '<p style="--a: é, b; ">'],
  [() => h`<p style=${no}>`, '<p>'],
];

function testRows(name: string, rows: Row[]): void {
  const test = suite(name);
  for (const [made, expected] of rows) {
    test(String(made).replace(/^\(\) => /, ''), () => assert.is(String(made()), expected));
  }
}

testRows('html: content', content);
testRows('html: attributes', attributes);
testRows('html: URLs', urls);
testRows('html: styles', styles);

const test = suite('html: values');

test('an html value is its text when it is concatenated', () => {
  assert.is(`<!doctype html>${h`<p>${'<'}</p>`}`, '<!doctype html><p>&lt;</p>');
  assert.is(raw('<b>').toString(), '<b>');
});

test('a template is read once', () => {
  let reads = 0;
  const strings = Object.assign(['<p class="', '">', '</p>'], {
    raw: ['<p class="', '">', '</p>'],
  });
  const watched = new Proxy(strings, {
    get(target, key, receiver) {
      reads++;
      return Reflect.get(target, key, receiver);
    },
  });
  assert.is(String(h(watched, 'a', 'b')), '<p class="a">b</p>');
  assert.ok(reads > 0);
  reads = 0;
  assert.is(String(h(watched, '<', '>')), '<p class="&lt;">&gt;</p>');
  assert.is(reads, 0);
});

test('a value of another copy of the package is known', async () => {
  const path = import.meta.resolve('@plinth/string');
  const copy = (await import(path.replace('index.js', 'safe-html.js?copy'))) as {
    createHtml(text: string): Html;
  };
  const value = copy.createHtml('<b>');
  assert.not(value.constructor === raw('').constructor);
  assert.is(String(h`<p>${value}</p>`), '<p><b></p>');
});

test('pollution of Object.prototype changes nothing', () => {
  const keys = ['text', 'toString2', 'plinth.html', 'html', '__html', 't', 'inner', 'write', 'on'];
  const before = String(h`<p on-a style="${'a;'}" lang=${'b'}>${'<'}</p>`);
  try {
    for (const key of keys) Object.assign(Object.prototype, { [key]: '<script>' });
    assert.is(String(h`<p on-a style="${'a;'}" lang=${'b'}>${'<'}</p>`), before);
    assert.throws(() => h`${{} as never}`, /PLINTH_HTML_VALUE|is an object/);
  } finally {
    for (const key of keys) Reflect.deleteProperty(Object.prototype, key);
  }
});

const forged = suite('html: forged values');

const shapes = [
  '{}',
  '{"html":"<b>"}',
  '{"__html":"<b>"}',
  '{"t":"<b>"}',
  '{"text":"<b>"}',
  '{"raw":["<b>"]}',
  '{"plinth.html":"<b>"}',
  '{"Symbol(plinth.html)":"<b>"}',
  '{"@@plinth.html":"<b>"}',
  '{"toString":"<b>"}',
  '{"constructor":{"name":"SafeHtml"}}',
  '{"__proto__":{"plinth.html":"<b>"}}',
  '{"type":"b","props":{},"key":null,"ref":null,"__v":1}',
  '{"$$typeof":"Symbol(react.element)"}',
  '{"then":"<b>"}',
  '{"length":1,"0":"<b>"}',
];

const isRefused = (error: { code: string }): boolean => error.code === 'PLINTH_HTML_VALUE';

for (const shape of shapes) {
  forged(shape, () => {
    const value = JSON.parse(shape) as HtmlHole;
    assert.throws(() => h`<p>${value}</p>`, isRefused);
    assert.throws(() => h`<p>${[[value]]}</p>`, isRefused);
    assert.throws(() => h`<p title="${value}">`, isRefused);
    assert.throws(() => h`<p title=${value}>`, isRefused);
    assert.throws(() => h`<a href="${value}">`, isRefused);
    assert.throws(() => h`<p style="${value}">`, isRefused);
    assert.throws(() => h`<title>${value}</title>`, isRefused);
  });
}

forged('copies of an html value by JSON and by structured clone', () => {
  const value = h`<b>`;
  for (const copy of [JSON.parse(JSON.stringify(value)), structuredClone(value)]) {
    assert.throws(() => h`${copy as HtmlHole}`, /an object, which is not text/);
  }
});

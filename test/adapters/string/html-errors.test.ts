// Under another name, because formatters rewrite templates that are tagged `html`.
import { html as h, raw, type HtmlHole } from '@plinth/string';
import { assert, suite } from '../../_suite.ts';

type Row = [task: () => unknown, ...fragments: string[]];

const x = 'x';

/** The code, and texts that a person who meets the error is to read in it. */
function testErrors(name: string, code: string, rows: Row[]): void {
  const test = suite(name);
  for (const [task, ...fragments] of rows) {
    test(String(task).replace(/^\(\) => /, ''), () => {
      assert.throws<Error & { code: string }>(task, (error) => {
        assert.is(error.code, code);
        assert.is(error.name, `PlinthError [${code}]`);
        for (const fragment of fragments)
          assert.ok(error.message.includes(fragment), error.message);
        return true;
      });
    });
  }
}

testErrors('html: holes that no value is safe in', 'PLINTH_HTML_HOLE', [
  [() => h`<${x}>`, 'in the name of a tag: html`<${HERE}>`', 'a template for each tag'],
  [() => h`a<${x}`, 'in the name of a tag'],
  [() => h`<h${1}>`, 'in the name of a tag', 'html`<h${HERE}>`'],
  [() => h`</${x}>`, 'in a closing tag'],
  [() => h`</h${1}>`, 'in a closing tag', 'Write the closing tag into the template'],
  [() => h`</p title="${x}">`, 'in a closing tag'],
  [() => h`</p title=${x}>`, 'in a closing tag'],
  [() => h`<p ${x}>`, 'inside a tag', 'html`<p ${HERE}>`', 'hidden=${value}'],
  [() => h`<p a${x}>`, 'inside a tag'],
  [() => h`<p ${x}="a">`, 'inside a tag'],
  [() => h`<p a ${x}>`, 'inside a tag'],
  [() => h`<p a="b"${x}>`, 'inside a tag'],
  [() => h`<p a=${x} ${x}>`, 'inside a tag', 'html`<p a=${…} ${HERE}>`'],
  [() => h`<p class=a\f${x}>`, 'inside a tag'],
  [() => h`<p class=a${x}>`, 'has no quotes', 'class="a ${value}"'],
  [() => h`<p class=${x}b>`, 'has no quotes', 'html`<p class=${HERE}b>`'],
  [() => h`<p class=${x}${x}>`, 'has no quotes'],
  [() => h`<a href=/${x}>`, 'has no quotes'],
  [() => h`<a href=${x}/b>`, 'has no quotes'],
  [() => h`<p onclick="${x}">`, 'in the event handler onclick', 'data-* attribute'],
  [() => h`<p ONCLICK='go(${x})'>`, 'in the event handler onclick'],
  [() => h`<svg onload=${x}>`, 'in the event handler onload'],
  [() => h`<p onfoo=${true}>`, 'in the event handler onfoo'],
  [() => h`<iframe srcdoc="${x}">`, 'in srcdoc', 'a page of its own'],
  [() => h`<iframe srcDoc=${x}>`, 'in srcdoc'],
  [() => h`<meta http-equiv=${x}>`, 'in http-equiv of <meta>'],
  [
    () => h`<meta http-equiv="refresh" content="${x}">`,
    '<meta http-equiv="refresh">',
    'getServerSideProps',
  ],
  [() => h`<meta content="0;url=${x}" HTTP-EQUIV=Refresh>`, 'html`<meta content="0;url=${HERE}"'],
  [() => h`<META content=${x} http-equiv='&#114;efresh'>`, '<meta http-equiv="refresh">'],
  [() => h`<svg><set attributeName=${x}>`, 'in attributename of <set>'],
  [() => h`<svg><animate attributeName="${x}">`, 'in attributename of <animate>'],
  [() => h`<script>${x}</script>`, 'inside <script>', 'data-* attribute', 'raw()'],
  [() => h`<SCRIPT>let a = "${x}"</SCRIPT>`, 'inside <script>'],
  [() => h`<script type="application/json">${x}</script>`, 'inside <script>'],
  [() => h`<script>a</scripty>${x}</script>`, 'inside <script>'],
  [() => h`<script><!-- <script></script>${x}--></script>`, 'inside <script>'],
  [() => h`<style>p { color: ${x} }</style>`, 'inside <style>', 'style="--name: ${value}"'],
  [() => h`<xmp>${x}</xmp>`, 'inside <xmp>'],
  [() => h`<iframe>${x}</iframe>`, 'inside <iframe>'],
  [() => h`<noembed>${x}</noembed>`, 'inside <noembed>'],
  [() => h`<noframes>${x}</noframes>`, 'inside <noframes>'],
  [() => h`<noscript>${x}</noscript>`, 'inside <noscript>'],
  [() => h`<plaintext>${x}`, 'inside <plaintext>'],
  [() => h`<title><b title=${x}></title>`, 'inside <title>, after a <', 'Write &lt;'],
  [() => h`<textarea></text${x}></textarea>`, 'inside <textarea>, after a <'],
  [() => h`<!-- ${x} -->`, 'inside a comment: html`<!-- ${HERE} -->`'],
  [() => h`<!--${x}-->`, 'inside a comment'],
  [() => h`<!-- -> ${x}`, 'inside a comment'],
  [() => h`<!doctype ${x}>`, 'inside a <!...> or <?...>'],
  [() => h`<!${x}>`, 'inside a <!...> or <?...>'],
  [() => h`<!-${x}>`, 'inside a <!...> or <?...>'],
  [() => h`<?xml ${x}?>`, 'inside a <!...> or <?...>'],
  [() => h`</ ${x}>`, 'inside a <!...> or <?...>'],
  [() => h`<![CDATA[${x}]]>`, 'inside <![CDATA[...]]>'],
  [() => h`<![CDATA[ > ]]>${x}`, 'inside <![CDATA[...]]>, or after a >'],
]);

testErrors('html: templates that end in the middle', 'PLINTH_HTML_UNFINISHED', [
  [() => h`<`, 'ends in the name of a tag: html`<`'],
  [() => h`<p`, 'ends in the name of a tag', 'Finish there what it begins'],
  [() => h`<p `, 'ends inside a tag'],
  [() => h`<p class`, 'ends inside a tag'],
  [() => h`<p class=`, 'ends inside a tag'],
  [() => h`<p class=a`, 'ends in a part of an attribute value'],
  [() => h`<p class="a`, 'ends inside the value of an attribute', 'html`<p class="a`'],
  [() => h`<p class='a">`, 'ends inside the value of an attribute'],
  [() => h`<p class="${x}`, 'ends inside the value of an attribute', 'html`<p class="${…}`'],
  [() => h`<a href="${x}`, 'ends inside the value of an attribute'],
  [() => h`<p class=${x}`, 'ends inside a tag', 'html`<p class=${…}`'],
  [() => h`</`, 'ends in a closing tag'],
  [() => h`</p`, 'ends in a closing tag'],
  [() => h`<!--`, 'ends inside a comment'],
  [() => h`<!-- --`, 'ends inside a comment'],
  [() => h`<!doctype`, 'ends inside a <!...>'],
  [() => h`<![CDATA[a]]`, 'ends inside <![CDATA[...]]>'],
  [() => h`<![CDATA[a>b]]>`, 'ends inside <![CDATA[...]]>'],
  [() => h`<script>`, 'ends inside <script>'],
  [() => h`<script></script`, 'ends inside <script>'],
  [() => h`<script><!--</script>`, 'ends inside <script>'],
  [() => h`<style>a</styl>`, 'ends inside <style>'],
  [() => h`<title>${x}`, 'ends inside <title>'],
  [() => h`<textarea>`, 'ends inside <textarea>'],
  [() => h`<svg><title><p a=</title>`, 'ends inside <title>'],
  [() => h`<noscript><p a="</noscript>`, 'ends inside <noscript>'],
  [() => h`<style>/* <!-- */</style>`, 'ends inside <style>'],
  [() => h`<plaintext>a`, 'ends inside <plaintext>'],
]);

const given = (value: unknown): HtmlHole => value as HtmlHole;

/** A function, and a promise to whoever looks for `then` alone. */
const callableThenable = given(Object.setPrototypeOf(() => 1, Promise.prototype));

testErrors('html: values that are no text', 'PLINTH_HTML_VALUE', [
  [() => h`<p>${given({})}</p>`, 'html`<p>${HERE}</p>` is an object, which is not text'],
  [() => h`<p>${given({ a: 1, b: 2 })}</p>`, 'is an object { a, b }'],
  [() => h`<p>${[1, given({ a: 1 })]}</p>`, 'is an object { a }', 'an array of these'],
  [() => h`<p>${given(new Map())}</p>`, 'is an object (Map)'],
  [() => h`<p>${given(new String('a'))}</p>`, 'is an object (String)'],
  [() => h`<p>${given(Object.create(null))}</p>`, 'is an object,'],
  [() => h`<p>${given(new Date(0))}</p>`, 'is an object (Date)', 'toISOString()'],
  [() => h`<p class="${given(Promise.resolve(1))}">`, 'is a promise', 'Await it first'],
  [() => h`<p class="${h`${Promise.resolve(1)}`}">`, 'which is not text'],
  [() => h`<title>${given(Promise.resolve(1))}</title>`, 'is a promise', 'Await it first'],
  [() => h`<title>${[h`${Promise.resolve(1)}`]}</title>`, 'which is not text'],
  [() => h`<p>${given(() => 1)}</p>`, 'is a function', 'Call it'],
  [() => h`<p>${given(testErrors)}</p>`, 'is the function testErrors', 'Call it'],
  [() => h`<p>${callableThenable}</p>`, 'is a function'],
  [() => h`<p>${[callableThenable]}</p>`, 'is a function'],
  [() => h`<p>${given(Symbol('a'))}</p>`, 'is the symbol Symbol(a)'],
  [() => h`<p class="${['a']}">`, 'is an array', 'join it first'],
  [() => h`<p class=${['a']}>`, 'is an array'],
  [() => h`<a href="${'a'}${given({})}">`, 'html`<a href="${…}${HERE}">` is an object'],
  [() => h`<a href="/${given({})}">`, 'html`<a href="/${HERE}">` is an object'],
  [() => h`<p style="${given({})}">`, 'is an object'],
  [() => h`<pre>${given({})}</pre>`, 'is an object'],
  [() => raw(given(undefined) as string), 'raw() was given undefined'],
  [() => raw(given(h`a`) as string), 'raw() was given an object (SafeHtml)'],
]);

testErrors('html: calls that are no template', 'PLINTH_HTML_TEMPLATE', [
  [() => h('<b>' as never), 'html was called as a function', 'raw(text)'],
  [() => h(['<b>'] as never), 'html was called as a function'],
  [() => h(JSON.parse('{"0":"<b>","length":1,"raw":["<b>"]}') as never), 'called as a function'],
  [() => h(undefined as never), 'html was called as a function'],
  [() => h`<b>\u{zz}</b>`, 'html`<b>\\u{zz}</b>` has a broken escape'],
]);

const test = suite('html: errors');

test('long templates are shown around the hole, on one line', () => {
  assert.throws<Error>(
    () => h`<section class="introduction">
      <h1>A title that is as long as titles are</h1>
      <p ${x}>And a paragraph that goes on and on after the hole</p>
    </section>`,
    (error) => {
      assert.match(error.message, 'as titles are</h1> <p ${HERE}>And a paragraph');
      assert.match(error.message, /html`….*…`/);
      return true;
    },
  );
});

test('a template that was refused is refused again', () => {
  for (const value of ['a', 'b']) assert.throws(() => h`<p ${value}>`, /inside a tag/);
});

testErrors('html: what has no text yet', 'PLINTH_HTML_LATE', [
  [() => `<main>${String(h`<p>${Promise.resolve(1)}</p>`)}</main>`, 'Put it into a template'],
]);

// Under another name, because formatters rewrite templates that are tagged `html`.
import { html as h, raw, type Html, type HtmlHole } from '@plinth/string';

/** A template with a hostile value in it, and the one right answer. */
export type HostileRow = [made: () => Html, expected: string];

/** Takes what the types refuse, as a page does that passes on unchecked JSON. */
const json = (text: string): HtmlHole => JSON.parse(text) as HtmlHole;

const alert = '<script>alert(1)</script>';
const quoted = '"><img src=x onerror=alert(1)>';
const single = "'><img src=x onerror=alert(1)>";

const text: HostileRow[] = [
  [() => h`<p>${alert}</p>`, '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>'],
  [() => h`${alert}`, '&lt;script&gt;alert(1)&lt;/script&gt;'],
  [() => h`<p>${'<!--'}</p>`, '<p>&lt;!--</p>'],
  [() => h`<p>${'--><b>'}</p>`, '<p>--&gt;&lt;b&gt;</p>'],
  [() => h`<p>${'</p><p>'}</p>`, '<p>&lt;/p&gt;&lt;p&gt;</p>'],
  [() => h`<p>${'&lt;b&gt;'}</p>`, '<p>&amp;lt;b&amp;gt;</p>'],
  [() => h`<p>${'&'}${'lt;'}</p>`, '<p>&amp;lt;</p>'],
  [() => h`<p>&${'lt;script'}</p>`, '<p>&amp;lt;script</p>'],
  [() => h`<p>&#${'60;'}</p>`, '<p>&amp;#60;</p>'],
  [() => h`<p>&#x3${'c;'}</p>`, '<p>&amp;#x3c;</p>'],
  [() => h`<p>&l${'t;'}</p>`, '<p>&amp;lt;</p>'],
  [() => h`<p>&amp;${'lt;'}</p>`, '<p>&amp;lt;</p>'],
  [() => h`<p>a < ${'b>'}</p>`, '<p>a < b&gt;</p>'],
  [() => h`<p>${'<scr'}${'ipt>'}</p>`, '<p>&lt;script&gt;</p>'],
  [() => h`<p>${['<', ['i', ['>']]]}</p>`, '<p>&lt;i&gt;</p>'],
  [() => h`<p>${json('["<i>",["<b>"]]')}</p>`, '<p>&lt;i&gt;&lt;b&gt;</p>'],
  [() => h`<p>${'\u2028\u2029'}</p>`, '<p>\u2028\u2029</p>'],
  [() => h`<p>${'＜script＞'}</p>`, '<p>＜script＞</p>'],
  [() => h`<p>${'\u0000<b>'}</p>`, '<p>\u0000&lt;b&gt;</p>'],
  [() => h`<p>${'<svg/onload=alert(1)>'}</p>`, '<p>&lt;svg/onload=alert(1)&gt;</p>'],
  [() => h`<p>${']]><b>'}</p>`, '<p>]]&gt;&lt;b&gt;</p>'],
  [
    () => h`<svg><text>${'</text><script>'}</text></svg>`,
    '<svg><text>&lt;/text&gt;&lt;script&gt;</text></svg>',
  ],
  [() => h`<math><mi>${'<mglyph>'}</mi></math>`, '<math><mi>&lt;mglyph&gt;</mi></math>'],
  [
    () => h`<template>${alert}</template>`,
    '<template>&lt;script&gt;alert(1)&lt;/script&gt;</template>',
  ],
  [
    () => h`<select><option>${'</option></select><b>'}</select>`,
    '<select><option>&lt;/option&gt;&lt;/select&gt;&lt;b&gt;</select>',
  ],
  [() => h`<!-- > --><p>${'-->'}</p>`, '<!-- > --><p>--&gt;</p>'],
  [() => h`<!--><p>${'-->'}</p>`, '<!--><p>--&gt;</p>'],
  [() => h`<!---><p>${'-->'}</p>`, '<!---><p>--&gt;</p>'],
  [() => h`<!--a--!><p>${'-->'}</p>`, '<!--a--!><p>--&gt;</p>'],
  [
    () => h`<script>1</script >${alert}`,
    '<script>1</script >&lt;script&gt;alert(1)&lt;/script&gt;',
  ],
  [() => h`<SCRIPT>1</sCRIPT>${'<b>'}`, '<SCRIPT>1</sCRIPT>&lt;b&gt;'],
  [() => h`<script>"</scripty>"</script>${'<b>'}`, '<script>"</scripty>"</script>&lt;b&gt;'],
  [() => h`<style>a > b { }</style>${'<b>'}`, '<style>a > b { }</style>&lt;b&gt;'],
];

const plainText: HostileRow[] = [
  [() => h`<title>${'</title><script>'}</title>`, '<title>&lt;/title&gt;&lt;script&gt;</title>'],
  [() => h`<title>${raw('</title><script>')}</title>`, '<title>&lt;/title>&lt;script></title>'],
  [
    () => h`<title>${h`<b>${'</title>'}</b>`}</title>`,
    '<title>&lt;b>&lt;/title&gt;&lt;/b></title>',
  ],
  [
    () => h`<textarea>${'</textarea><b>'}</textarea>`,
    '<textarea>&lt;/textarea&gt;&lt;b&gt;</textarea>',
  ],
  [() => h`<textarea>${[raw('</TEXTAREA >')]}</textarea>`, '<textarea>&lt;/TEXTAREA ></textarea>'],
  [() => h`<textarea>${'\n<'}</textarea>`, '<textarea>\n\n&lt;</textarea>'],
  [() => h`<pre>${'\r\n<'}</pre>`, '<pre>\n\r\n&lt;</pre>'],
];

const attributes: HostileRow[] = [
  [() => h`<p title="${quoted}">`, '<p title="&quot;&gt;&lt;img src=x onerror=alert(1)&gt;">'],
  [() => h`<p title='${single}'>`, "<p title='&#39;&gt;&lt;img src=x onerror=alert(1)&gt;'>"],
  [() => h`<p title=${quoted}>`, '<p title="&quot;&gt;&lt;img src=x onerror=alert(1)&gt;">'],
  [() => h`<p title=${'a onclick=alert(1)'}>`, '<p title="a onclick=alert(1)">'],
  [() => h`<p title = ${'" onclick="x'}>`, '<p title="&quot; onclick=&quot;x">'],
  [() => h`<p title=${'`onclick=x'}/>`, '<p title="`onclick=x"/>'],
  [() => h`<p class="a ${'" b'} c ${"' d"}">`, '<p class="a &quot; b c &#39; d">'],
  [() => h`<p title="${raw(quoted)}">`, '<p title="&quot;&gt;&lt;img src=x onerror=alert(1)&gt;">'],
  [() => h`<p title="${h`<b class="x">`}">`, '<p title="&lt;b class=&quot;x&quot;&gt;">'],
  [() => h`<p title=${raw('" onclick="x')}>`, '<p title="&quot; onclick=&quot;x">'],
  [() => h`<p data-json='${'{"a":"\'"}'}'>`, "<p data-json='{&quot;a&quot;:&quot;&#39;&quot;}'>"],
  [() => h`<p title="&${'quot;'}">`, '<p title="&amp;quot;">'],
  [() => h`<p title="&quot${';'}">`, '<p title="&amp;quot;">'],
  [() => h`<p title="${'\u0000"'}">`, '<p title="\u0000&quot;">'],
  [() => h`<p title="${'\n"'}">`, '<p title="\n&quot;">'],
  [() => h`<p id="${'__proto__'}">`, '<p id="__proto__">'],
  [
    () => h`<p __proto__="${quoted}">`,
    '<p __proto__="&quot;&gt;&lt;img src=x onerror=alert(1)&gt;">',
  ],
  [() => h`<p constructor="${'<'}">`, '<p constructor="&lt;">'],
  [() => h`<p a="b"c=${'"'} d='${"'"}'>`, '<p a="b" c="&quot;" d=\'&#39;\'>'],
  [() => h`<p/title=${'"'}/>`, '<p/ title="&quot;"/>'],
  [() => h`<p title="a>b" class="${'"'}">`, '<p title="a>b" class="&quot;">'],
  [() => h`<p title='"' class="${"'"}">`, '<p title=\'"\' class="&#39;">'],
  [() => h`<p title=a"b class="${'"'}">`, '<p title=a"b class="&quot;">'],
  [() => h`<img srcset="${'javascript:x 1x, "y'}">`, '<img srcset="javascript:x 1x, &quot;y">'],
  [
    () => h`<meta name="a" content="${'0;url=javascript:x"'}">`,
    '<meta name="a" content="0;url=javascript:x&quot;">',
  ],
];

const urls: HostileRow[] = [
  [() => h`<a href="${'javascript:alert(1)'}">`, '<a href="#">'],
  [() => h`<a href=${'javascript:alert(1)'}>`, '<a href="#">'],
  [() => h`<a href='${'JaVaScRiPt:alert(1)'}'>`, "<a href='#'>"],
  [() => h`<a HREF="${'javascript:alert(1)'}">`, '<a HREF="#">'],
  [() => h`<a href="${'java\nscript:alert(1)'}">`, '<a href="#">'],
  [() => h`<a href="${'java\r\n\tscript\t:alert(1)'}">`, '<a href="#">'],
  [() => h`<a href="${'\u0001javascript:alert(1)'}">`, '<a href="#">'],
  [() => h`<a href="${' \u001f javascript:alert(1)'}">`, '<a href="#">'],
  [() => h`<a href=" ${'javascript:alert(1)'}">`, '<a href="#">'],
  [() => h`<a href="&#9;${'javascript:alert(1)'}">`, '<a href="#">'],
  [() => h`<a href="${'vbscript:msgbox(1)'}">`, '<a href="#">'],
  [() => h`<a href="${'data:text/html,<script>alert(1)</script>'}">`, '<a href="#">'],
  [() => h`<a href="${'data:image/png;base64,AA'}">`, '<a href="#">'],
  [() => h`<a href="java${'script:alert(1)'}">`, '<a href="#">'],
  [() => h`<a href="${'java'}script:alert(1)">`, '<a href="#">'],
  [() => h`<a href="${'java'}${'script:'}${'alert(1)'}">`, '<a href="#">'],
  [() => h`<a href="${'javascript'}:${'alert(1)'}">`, '<a href="#">'],
  [() => h`<a href="${'javascript'}&colon;alert(1)">`, '<a href="#">'],
  [() => h`<a href="${'javascript'}&#58;alert(1)">`, '<a href="#">'],
  [() => h`<a href="${'javascript'}&#x3A;alert(1)">`, '<a href="#">'],
  [() => h`<a href="java&NewLine;${'script:alert(1)'}">`, '<a href="#">'],
  [() => h`<a href="java&Tab;${'script:alert(1)'}">`, '<a href="#">'],
  [() => h`<a href="&#106;ava${'script:alert(1)'}">`, '<a href="#">'],
  [() => h`<a href="&#x6A;ava${'script:alert(1)'}">`, '<a href="#">'],
  [() => h`<a href="&#${'106;avascript:alert(1)'}">`, '<a href="&amp;#106;avascript:alert(1)">'],
  [() => h`<a href="javascript:go('${'x'}')">`, '<a href="#">'],
  [() => h`<a href="${raw('javascript:alert(1)')}">`, '<a href="#">'],
  [() => h`<a href="${h`javascript:alert(1)`}">`, '<a href="#">'],
  [() => h`<a href="${'javascript'}://host/%0aalert(1)">`, '<a href="#">'],
  [() => h`<form action="${'javascript:alert(1)'}">`, '<form action="#">'],
  [() => h`<button formaction=${'javascript:alert(1)'}>`, '<button formaction="#">'],
  [() => h`<iframe src="${'javascript:alert(1)'}"></iframe>`, '<iframe src="#"></iframe>'],
  [() => h`<iframe src="${'data:text/html,x'}"></iframe>`, '<iframe src="#"></iframe>'],
  [() => h`<object data="${'javascript:alert(1)'}">`, '<object data="#">'],
  [() => h`<svg><a xlink:href="${'javascript:alert(1)'}">`, '<svg><a xlink:href="#">'],
  [
    () => h`<svg><set attributeName="href" to="${'javascript:x'}"/>`,
    '<svg><set attributeName="href" to="#"/>',
  ],
  [() => h`<svg><animate values="${'javascript:x'};${1}"/>`, '<svg><animate values=";1"/>'],
  [() => h`<img src="${'data:image/svg+xml,<svg/>'}">`, '<img src="#">'],
  [() => h`<img src="${'data:image/s\nvg+xml,<svg/>'}">`, '<img src="#">'],
  [() => h`<img src="${'DATA:IMAGE/SVG+XML;base64,AA'}">`, '<img src="#">'],
  [() => h`<iframe src="${'data:image/x+xml,<html/>'}"></iframe>`, '<iframe src="#"></iframe>'],
  [() => h`<img src="data:image/${'svg+xml'},x">`, '<img src="#">'],
  [() => h`<img src="${'data:text/html,image/png'}">`, '<img src="#">'],
  [() => h`<a href="/${'"><b>'}">`, '<a href="/&quot;&gt;&lt;b&gt;">'],
  [() => h`<a href="?a=1&amp;b=${'&"'}">`, '<a href="?a=1&amp;b=&amp;&quot;">'],
  [() => h`<a href="${'a"'}&amp;b=${"'"}">`, '<a href="a&quot;&amp;b=&#39;">'],
];

const neighbours: HostileRow[] = [
  [() => h`<a href="/${1}" ping="${'javascript:x'}">`, '<a href="/1" ping="#">'],
  [
    () => h`<a href="${'javascript:x'}" ping="${'/'}${'javascript:x'}">`,
    '<a href="#" ping="/javascript:x">',
  ],
  [() => h`<a href="/a/${'x'}${'javascript:y'}">`, '<a href="/a/xjavascript:y">'],
  [() => h`<p a=&amp b=${'"'}>`, '<p a=&amp b="&quot;">'],
  [() => h`<title>a</title/>${'<b>'}`, '<title>a</title/>&lt;b&gt;'],
  [
    () => h`<meta http-equiv="refresh" content="5"><meta content="${'"'}">`,
    '<meta http-equiv="refresh" content="5"><meta content="&quot;">',
  ],
  [
    () => h`<meta content="${'"'}"><meta http-equiv="refresh" content="5">`,
    '<meta content="&quot;"><meta http-equiv="refresh" content="5">',
  ],
];

const styles: HostileRow[] = [
  [() => h`<p style="color: ${'red;background:url(x)'}">`, '<p style="color: ">'],
  [() => h`<p style="color: ${'expression(alert(1))'}">`, '<p style="color: ">'],
  [() => h`<p style="color: ${'a\nb'}">`, '<p style="color: ">'],
  [() => h`<p style="color: ${'a\0b'}">`, '<p style="color: ">'],
  [() => h`<p style="color: ${'a\x7fb'}">`, '<p style="color: ">'],
  [() => h`<p style="color: ${'a\u0085b'}">`, '<p style="color: ">'],
  [() => h`<p style="color: ${'red" onclick="x'}">`, '<p style="color: ">'],
  [() => h`<p style='color: ${"red' onclick='x"}'>`, "<p style='color: '>"],
  [() => h`<p style="width: ${'1px/**/'}">`, '<p style="width: ">'],
  [() => h`<p style="width: ${'\\65xpression'}">`, '<p style="width: ">'],
  [() => h`<p style="width: ${'1px\n}'}">`, '<p style="width: ">'],
  [() => h`<p style="${'@import x'}">`, '<p style="">'],
  [() => h`<p style=${'color:red'}>`, '<p style="">'],
  [() => h`<p style="width: ${'1px & 2'}">`, '<p style="width: 1px &amp; 2">'],
];

export const hostileRows: readonly HostileRow[] = [
  ...text,
  ...plainText,
  ...attributes,
  ...urls,
  ...neighbours,
  ...styles,
];

import type { Scan, State } from './scan.ts';

const rawText = /^(?:script|style|xmp|iframe|noembed|noframes|noscript|plaintext)$/;
const plainText = /^(?:title|textarea)$/;

/**
 * What each state does with the text at hand (WHATWG HTML, 13.2.5). Where the meaning of an element
 * depends on the tree around it or on scripting (`<title>` and `<style>` in SVG, `<noscript>`), a
 * template is taken only if both readings end in one place; a script is read as HTML's.
 */
const steps: Readonly<Record<State, (scan: Scan) => void>> = {
  text(scan) {
    if (moveTo(scan, /</g)) enter(scan, 'tag open', 1);
  },
  'tag open'(scan) {
    if (take(scan, /!---?>/y)) enter(scan, 'text');
    else if (take(scan, /!--/y)) enter(scan, 'comment');
    else if (take(scan, /!\[CDATA\[/y)) enter(scan, 'cdata');
    else if (take(scan, /\/(?=[a-z]|$)/iy)) startTag(scan, true);
    else if (take(scan, /(?=[a-z])/iy)) startTag(scan, false);
    else enter(scan, take(scan, /[!?/]/y) ? 'declaration' : 'text');
  },
  'tag name'(scan) {
    const start = scan.at;
    if (!moveTo(scan, /[\t\n\f\r />]/g)) return;
    scan.tag = scan.text.slice(start, scan.at).toLowerCase();
    enter(scan, 'tag');
  },
  tag(scan) {
    if (!moveTo(scan, /[^\t\n\f\r /]/g)) return;
    if (take(scan, />/y)) return endTag(scan);
    scan.nameStart = scan.at;
    enter(scan, 'attribute name', 1);
  },
  'attribute name'(scan) {
    if (!moveTo(scan, /[\t\n\f\r />=]/g)) return;
    scan.attribute = scan.text.slice(scan.nameStart, scan.at);
    enter(scan, 'after name');
  },
  'after name'(scan) {
    if (moveTo(scan, /[^\t\n\f\r ]/g)) enter(scan, take(scan, /=/y) ? 'before value' : 'tag');
  },
  'before value'(scan) {
    if (!moveTo(scan, /[^\t\n\f\r ]/g)) return;
    if (take(scan, />/y)) return endTag(scan);
    scan.quote = scan.text.charAt(scan.at);
    const quoted = take(scan, /["']/y);
    scan.valueStart = scan.at;
    enter(scan, quoted ? 'quoted' : 'unquoted');
  },
  quoted(scan) {
    if (!moveTo(scan, scan.quote === '"' ? /"/g : /'/g)) return;
    scan.onValue(scan.at);
    enter(scan, 'tag', 1);
  },
  unquoted(scan) {
    if (!moveTo(scan, /[\t\n\f\r >]/g)) return;
    scan.onValue(scan.at);
    enter(scan, 'tag');
  },
  comment(scan) {
    if (moveTo(scan, /--!?>/g)) enter(scan, 'text', scan.text.startsWith('-->', scan.at) ? 3 : 4);
  },
  declaration(scan) {
    if (moveTo(scan, />/g)) enter(scan, 'text', 1);
  },
  cdata(scan) {
    // Outside SVG and MathML it ends at the first `>`, inside at `]]>`: both must be one place.
    const start = scan.at;
    if (!moveTo(scan, />/g)) return;
    const ends = scan.text.slice(start, scan.at).endsWith(']]');
    if (ends) enter(scan, 'text', 1);
    else scan.at = scan.text.length;
  },
  'plain text'(scan) {
    const start = scan.at;
    const ends = moveTo(scan, findEnd(scan.tag));
    const content = scan.text.slice(start, scan.at);
    if (/<(?:[a-z!/?]|$)/i.test(content)) scan.holdsTag = true;
    if (ends) leaveContent(scan, isFinished(scan, content));
  },
  'raw text'(scan) {
    const start = scan.at;
    if (!moveTo(scan, findEnd(scan.tag))) return;
    const content = scan.text.slice(start, scan.at);
    // After `<!--` a script may go on behind its end tag (the script data double escaped state).
    const hidden = content.lastIndexOf('<!--') > content.lastIndexOf('-->');
    leaveContent(scan, scan.tag === 'script' ? !hidden : isFinished(scan, content));
  },
};

/** Goes on to the end of the text at hand. */
export function runStates(scan: Scan): void {
  while (scan.at < scan.text.length) steps[scan.state](scan);
}

function enter(scan: Scan, state: State, length = 0): void {
  scan.state = state;
  scan.at += length;
}

/** Moves to the next match, or to the end of the part. */
function moveTo(scan: Scan, pattern: RegExp): boolean {
  pattern.lastIndex = scan.at;
  const found = pattern.exec(scan.text);
  scan.at = found ? found.index : scan.text.length;
  return found !== null;
}

/** Moves over a match that begins right here. */
function take(scan: Scan, pattern: RegExp): boolean {
  pattern.lastIndex = scan.at;
  const found = pattern.exec(scan.text);
  if (found) scan.at += found[0].length;
  return found !== null;
}

function startTag(scan: Scan, closing: boolean): void {
  scan.closing = closing;
  scan.tag = '';
  enter(scan, 'tag name');
}

/** Reads the end tag at hand; one that is in doubt ends nothing, so that the template is refused. */
function leaveContent(scan: Scan, certain: boolean): void {
  scan.at = certain ? scan.at + 2 : scan.text.length;
  if (certain) startTag(scan, true);
}

/** Tells whether a content is whole also where it is read as HTML: in SVG, or without scripting. */
function isFinished(scan: Scan, text: string): boolean {
  const inner: Scan = { ...scan, state: 'text', text, at: 0, onValue() {}, onTag() {} };
  runStates(inner);
  return inner.state === 'text';
}

function endTag(scan: Scan): void {
  scan.onTag();
  scan.contentStart = scan.at;
  scan.holdsTag = false;
  if (scan.closing) enter(scan, 'text');
  else if (rawText.test(scan.tag)) enter(scan, 'raw text');
  else enter(scan, plainText.test(scan.tag) ? 'plain text' : 'text');
}

function findEnd(tag: string): RegExp {
  return new RegExp(`</${tag}(?=[\\t\\n\\f\\r />])`, 'gi');
}

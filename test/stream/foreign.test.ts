import { isForeign } from '../../core/src/stream/is-foreign.ts';
import { assert, suite } from '../_suite.ts';

const test = suite('parts of drawings and formulas');

const foreign = [
  '<circle/>',
  '<g><a href="#"><text>a</text></a></g>',
  '<a href="#"><text>a</text></a>',
  ' <!-- a --><feGaussianBlur stdDeviation="1"/>',
  '<animateTransform />',
  '<path d="M0 0"></path><svg></svg>',
  '<mi>x</mi>',
  '<annotation-xml></annotation-xml>',
  '<mtable><mtr></mtr></mtable>',
];
const html = [
  '',
  'text',
  '<p>circle</p>',
  '<svg><circle/></svg>',
  '<p><svg viewBox="0 0 1 1"><text>a</text></svg></p>',
  '<math><mi>x</mi></math>',
  '<menu><mark>m</mark></menu>',
  '<main><map></map><meter></meter></main>',
  '<set-top-box></set-top-box>',
  '<text-field></text-field>',
  '<p>&lt;circle/></p>',
];

for (const one of foreign) test(`foreign: ${one}`, () => assert.ok(isForeign(one)));
for (const one of html) test(`HTML: ${one}`, () => assert.not(isForeign(one)));

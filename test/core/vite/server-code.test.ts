import { assert, suite } from '../../_suite.ts';
import { parseSync } from 'vite';
import { removeServerCode } from '../../../core/src/vite/server-code.ts';
import {
  type Case,
  declarations,
  destructurings,
  exportForms,
  imports,
  references,
  shadows,
} from './_server-code-cases.ts';

const names = ['getServerSideProps'];
const page = '\nexport default function Page() { return <p>PAGE</p>; }';

const test = suite('removeServerCode');

function strip(code: string): string {
  return code.replace(/[\s;]+/g, '');
}

function count(code: string, part: string): number {
  return code.split(part).length - 1;
}

/** Removes, and checks what holds of every result: it parses, and what is left stands where it stood. */
function remove(code: string, file = 'page.tsx'): string {
  const result = removeServerCode(code, file, names);
  assert.ok(result, 'nothing was removed');
  const { errors } = parseSync(file, result.code);
  assert.equal(errors, [], result.code);
  assert.is(result.code.length, code.length);
  for (let index = 0; index < code.length; index++) {
    const left = result.code[index]!;
    if (left !== ' ' && left !== ';') assert.is(left, code[index], `at ${index}: ${result.code}`);
  }
  assert.is(count(result.code, '\n'), count(code, '\n'));
  return result.code;
}

function checkTable(group: string, cases: readonly Case[]): void {
  for (const [title, code, left] of cases) {
    test(`${group}: ${title}`, () => {
      assert.match(code, /SECRET|STAYS/);
      const result = remove(code + page);
      assert.is(strip(result), strip(left + page));
      assert.not.match(result, /SECRET|getServerSideProps(?!.*getServerSideProps)/.source === '' ? /x/ : /SECRET/);
      assert.is(count(result, 'STAYS'), count(left, 'STAYS'));
    });
  }
}

checkTable('export', exportForms);
checkTable('import', imports);
checkTable('declaration', declarations);
checkTable('destructuring', destructurings);

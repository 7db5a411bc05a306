import type { AdapterReport, CheckResult, Outcome } from './report-types.ts';

const signs: Record<Outcome, string> = {
  passed: '✔',
  failed: '✖',
  expected: '~',
  unexpected: '✖',
  skipped: '-',
};
const width = 76;

/** Makes the report of the results. */
export function createReport(adapter: string, results: CheckResult[]): AdapterReport {
  const counts: Record<Outcome, number> = {
    passed: 0,
    failed: 0,
    expected: 0,
    unexpected: 0,
    skipped: 0,
  };
  for (const { outcome } of results) counts[outcome] += 1;
  const passed = counts.failed + counts.unexpected === 0;
  const badge = writeBadge(adapter, counts, passed);
  return { adapter, passed, counts, results, text: writeText(results, badge), badge };
}

function writeBadge(adapter: string, counts: Record<Outcome, number>, passed: boolean): string {
  const { failed, unexpected, expected, skipped } = counts;
  const parts = [
    `${counts.passed} passed`,
    failed && `${failed} failed`,
    unexpected && `${unexpected} passed against expectation`,
    expected && `${expected} failed as expected`,
    skipped && `${skipped} not applicable`,
  ];
  const sign = passed ? signs.passed : signs.failed;
  return `${sign} Plinth adapter "${adapter}": ${parts.filter(Boolean).join(', ')}`;
}

function writeText(results: readonly CheckResult[], badge: string): string {
  const groups = [...new Set(results.map(({ group }) => group))];
  const parts = groups.map((group) =>
    writeGroup(
      group,
      results.filter((one) => one.group === group),
    ),
  );
  return [...parts, badge, ''].join('\n\n');
}

function writeGroup(name: string, results: readonly CheckResult[]): string {
  const applied = results.filter(({ outcome }) => outcome !== 'skipped');
  const passed = applied.filter(({ outcome }) => outcome === 'passed').length;
  const sum = applied.length > 0 ? `${passed} of ${applied.length}` : 'not applicable';
  const lines = [`${name}  ${sum}`];
  for (const result of results)
    if (result.outcome !== 'passed' && result.outcome !== 'skipped')
      lines.push(writeResult(result));
  return [...lines, ...writeSkipped(results)].join('\n');
}

/** A failure says what, why it matters, and what to do; an expected one, why it is left. */
function writeResult({ id, outcome, title, message, why, fix }: CheckResult): string {
  const head = `  ${signs[outcome]} ${id}  ${title}`;
  if (outcome === 'expected') return `${head}\n${indent('Expected', message!)}`;
  const found = outcome === 'unexpected' ? ['Passed', message!] : ['Found', message!];
  const texts = outcome === 'unexpected' ? [found] : [found, ['Why', why], ['Fix', fix]];
  return [head, ...texts.map(([label, text]) => indent(label!, text!))].join('\n');
}

/** Checks that do not apply, by the reason. */
function writeSkipped(results: readonly CheckResult[]): string[] {
  const skipped = results.filter(({ outcome }) => outcome === 'skipped');
  const reasons = [...new Set(skipped.map(({ message }) => message!))];
  return reasons.map((reason) => {
    const ids = skipped.filter(({ message }) => message === reason).map(({ id }) => id);
    return wrap(`  ${signs.skipped} ${ids.join(', ')}: ${reason}`, '    ');
  });
}

function indent(label: string, text: string): string {
  return wrap(`      ${label.padEnd(9)}${text.replaceAll('\n', ' ')}`, ' '.repeat(15));
}

function wrap(text: string, margin: string): string {
  const lines = [''];
  const [start = ''] = /^\s*/.exec(text) ?? [];
  for (const word of text.trim().split(' ')) {
    const line = lines.at(-1)!;
    const isFirst = line === '';
    if (!isFirst && line.length + word.length >= width) lines.push(margin + word);
    else lines[lines.length - 1] = isFirst ? start + word : `${line} ${word}`;
  }
  return lines.join('\n');
}

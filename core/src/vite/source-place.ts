import { readFileSync } from 'node:fs';

/** Where an error was made, with the lines around it. */
export interface SourcePlace {
  file: string;
  line: number;
  column: number;
  frame: string;
}

/** A frame of a stack that is in a file: `at name (/app/lib/a.ts:1:2)`, `at file:///app/lib/a.ts:1:2`. */
const stackFrame = /^\s+at (?:.*\()?(?:file:\/\/)?(\/.+?|[A-Za-z]:[\\/].+?):(\d+):(\d+)\)?$/gm;
/** How many lines are shown before and after. */
const around = 2;

/** The innermost place of a stack that is in the app's own sources, and not in what it has installed. */
export function findSourcePlace(stack: string, root: string): SourcePlace | undefined {
  for (const [, file = '', line, column] of stack.matchAll(stackFrame)) {
    if (!file.startsWith(`${root}/`) || file.includes('/node_modules/')) continue;
    const place = { file, line: Number(line), column: Number(column) };
    const frame = writeFrame(place);
    if (frame !== undefined) return { ...place, frame };
  }
  return undefined;
}

function writeFrame({ file, line, column }: Omit<SourcePlace, 'frame'>): string | undefined {
  const lines = readLines(file);
  if (!lines || line > lines.length) return undefined;
  const first = Math.max(1, line - around);
  const shown = lines.slice(first - 1, line + around).flatMap((text, i) => {
    const number = String(first + i).padStart(String(line + around).length);
    const written = `${number} | ${text}`;
    if (first + i !== line) return [written];
    return [written, `${' '.repeat(number.length)} | ${' '.repeat(column - 1)}^`];
  });
  return shown.join('\n');
}

function readLines(file: string): string[] | undefined {
  try {
    return readFileSync(file, 'utf8').split(/\r?\n/);
  } catch {
    return undefined;
  }
}

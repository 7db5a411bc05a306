import { inspect, types } from 'node:util';

/** Frames of Node, of uvu and of the harness; inspect may open an error's members after the last. */
const NOISE =
  /\n\s+at .*(?:node:\w|[\\/]uvu[\\/](?:dist|assert)|[\\/]test[\\/](?:_suite|_tally|run)\.ts).*?(?=(?: \{)?$)/gm;

/** Shows whatever was thrown, with the difference that an assertion found and the frames of our code. */
export function toErrorText(error: unknown): string {
  try {
    if (isAssertion(error)) return toAssertionText(error);
    const text = inspect(error, { depth: 4 }).replace(NOISE, '');
    if (types.isNativeError(error)) return text;
    return `Thrown, though not an Error: ${text}`;
  } catch {
    return 'Thrown: a value that cannot be shown';
  }
}

interface Assertion extends Error {
  details: string | false;
  operator: string;
  actual: unknown;
}

/** Known by its members, since only the harness imports uvu. */
function isAssertion(error: unknown): error is Assertion {
  return types.isNativeError(error) && error.name === 'Assertion' && 'details' in error;
}

function toAssertionText(error: Assertion): string {
  const frames = /\n\s+at [^]*/.exec(error.stack ?? '')?.[0] ?? '';
  const shown = [
    `${error.message}  (${error.operator})`,
    error.details || (/match/.test(error.operator) && `Actual: ${inspect(error.actual)}`),
    frames.replace(NOISE, '').slice(1),
    error.cause !== undefined && `Thrown instead: ${toErrorText(error.cause)}`,
  ];
  return shown.filter(Boolean).join('\n');
}

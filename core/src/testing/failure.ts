import { expectEqual } from './expect.ts';

/** What no visitor may read. */
const secrets: readonly string[] = ['hunter2', 'db.internal', 'failure.js', '    at '];

/** An error as a database throws it: its message, stack and members tell too much. */
export function createFailure(): Error {
  const error = new Error('Login of app with hunter2 failed');
  error.stack = `Error: Login of app with hunter2 failed\n    at login (failure.js:1:1)`;
  return Object.assign(error, { host: 'db.internal' });
}

/** Fails where a visitor could read something of the error. */
export function expectSilent(html: string): void {
  const told = secrets.filter((secret) => html.includes(secret));
  expectEqual(told, [], 'What a visitor can read of the error');
}

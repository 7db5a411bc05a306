/** What no visitor may read. */
export const secrets: readonly string[] = ['hunter2', 'db.internal', 'failure.js', '    at '];

/** An error as a database throws it: its message, stack and members tell too much. */
export function createFailure(): Error {
  const error = new Error('Login of app with hunter2 failed');
  error.stack = `Error: Login of app with hunter2 failed\n    at login (failure.js:1:1)`;
  return Object.assign(error, { host: 'db.internal' });
}

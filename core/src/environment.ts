/** `PLINTH_` + a name in the environment, where the runtime has one; an empty variable is none. */
export function readEnvironment(name: string): string | undefined {
  const { process } = globalThis as { process?: { env?: Record<string, string | undefined> } };
  return process?.env?.[`PLINTH_${name}`] || undefined;
}

/** Stands where something is to be called, and nothing to be done. */
export function ignore(): void {}

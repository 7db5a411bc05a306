/** Whether all values of a header count: a layout, a rule or the core that says less than a page must not undo it. */
export function isAdditive(name: string): boolean {
  return name === 'set-cookie' || name === 'vary';
}

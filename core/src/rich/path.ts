/** A step into a value: a key, an index, or a method with its argument. */
export type Step = string | number | readonly [method: string, argument?: unknown];

const identifier = /^[A-Za-z_$][\w$]*$/;
const shownSteps = 12;

/** A way into a value, as code would write it: `props.user.tags[3]`, `props.ages.get("you")`. */
export function toPath(steps: readonly Step[]): string {
  const isLong = steps.length > shownSteps;
  const shown = isLong ? steps.slice(0, shownSteps) : steps;
  return shown.map(showStep).join('').replace(/^\./, '') + (isLong ? ' …' : '');
}

function showStep(step: Step): string {
  if (typeof step === 'number') return `[${step}]`;
  if (typeof step === 'string') return identifier.test(step) ? `.${step}` : `[${quote(step)}]`;
  return `.${step[0]}(${step.length > 1 ? quote(step[1]) : ''})`;
}

function quote(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}

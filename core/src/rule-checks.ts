import { type Key, parse, pathToRegexp } from 'path-to-regexp';
import { type Check, check, fault, listOf, shape, text } from './option-checks.ts';
import { isPlainObject } from './plain-object.ts';
import { listParameters, splitDestination } from './rule-destination.ts';

const conditionTypes = new Set<unknown>(['header', 'cookie', 'query', 'host']);
const anyText = text(/^/, 'text');
const never = check((value) => value === false, 'false, or leave it out');
const status = check(
  (value) => [301, 302, 303, 307, 308].includes(value as number),
  '301, 302, 303, 307 or 308',
);

const expression: Check = (value, path) => {
  const wrong = typeof value === 'string' ? tryOut(() => new RegExp(`^(?:${value})$`)) : 'no text';
  return wrong === undefined ? [] : [fault(path, value, `a regular expression (${wrong})`)];
};

const condition: Check = (value, path) => {
  const { type, key, value: wanted } = isPlainObject(value) ? value : {};
  const isHost = type === 'host';
  const fields = {
    type: check((one) => conditionTypes.has(one), "'header', 'cookie', 'query' or 'host'"),
    key: anyText,
    value: expression,
  };
  const faults = shape(fields, ['type'])(value, path);
  if (isHost && wanted === undefined) faults.push(`${path}.value is missing.`);
  if (!isHost && type !== undefined && key === undefined) faults.push(`${path}.key is missing.`);
  return faults;
};

const source: Check = (value, path) => {
  if (typeof value !== 'string' || !value.startsWith('/')) {
    return [fault(path, value, "a path that begins with a slash, such as '/blog/:slug'")];
  }
  const wrong = tryOut(() => pathToRegexp(value));
  return wrong === undefined
    ? []
    : [
        fault(
          path,
          value,
          `it as path-to-regexp 6 reads it: '/blog/:slug', '/docs/:path*' (${wrong})`,
        ),
      ];
};

/** Anything else (`javascript:`, `//host`, a host that a visitor chooses) would send people where the app does not. */
const destination: Check = (value, path) => {
  const instead =
    'a path that begins with one slash, or an http(s) URL whose host has no parameter';
  if (typeof value !== 'string' || !leadsSomewhereKnown(value))
    return [fault(path, value, instead)];
  const wrong = tryOut(() => parse(splitDestination(value).path));
  return wrong === undefined
    ? []
    : [fault(path, value, `it as path-to-regexp 6 reads it (${wrong})`)];
};

function leadsSomewhereKnown(value: string): boolean {
  const { origin } = splitDestination(value);
  if (origin === '') return /^\/(?![/\\])/.test(value);
  return (
    URL.canParse(origin) && !/[:*{(]/.test(origin.slice(origin.indexOf('//')).replace(/:\d+$/, ''))
  );
}

const common = {
  source,
  has: listOf(condition),
  missing: listOf(condition),
  basePath: never,
  locale: never,
};

/** A rule that leads somewhere; its destination may use what its source and conditions have found. */
function leading(fields: Readonly<Record<string, Check>>): Check {
  const checkShape = shape({ ...common, destination, ...fields }, ['source', 'destination']);
  return (value, path) => {
    const faults = checkShape(value, path);
    return faults.length > 0 ? faults : findUnknown(value as LeadingRule, path);
  };
}

interface LeadingRule {
  source: string;
  destination: string;
  has?: { value?: string }[];
}

function findUnknown(rule: LeadingRule, path: string): string[] {
  const keys: Key[] = [];
  pathToRegexp(rule.source, keys);
  const known = new Set(keys.map(({ name }) => String(name)));
  for (const { value = '' } of rule.has ?? []) {
    for (const [, name] of value.matchAll(/\(\?<(\w+)>/g)) known.add(name as string);
  }
  const unknown = listParameters(rule.destination).filter((name) => !known.has(name));
  const list = unknown.map((name) => `:${name}`).join(', ');
  if (unknown.length === 0) return [];
  return [
    fault(
      `${path}.destination`,
      rule.destination,
      `it without ${list}, or put ${list} into the source`,
    ),
  ];
}

const redirectShape = leading({
  permanent: check((one) => typeof one === 'boolean', 'true or false'),
  statusCode: status,
});

export const redirect: Check = (value, path) => {
  const faults = redirectShape(value, path);
  if (!isPlainObject(value)) return faults;
  const { permanent, statusCode } = value;
  if ((permanent === undefined) === (statusCode === undefined)) {
    const has = permanent === undefined ? 'neither' : 'both';
    faults.push(
      `${path} has ${has} permanent ${has === 'both' ? 'and' : 'nor'} statusCode. Write one of them.`,
    );
  }
  return faults;
};

export const rewrite: Check = leading({});

const headerName = text(/^[!#$%&'*+\-.^_`|~\w:]+$/, "a header's name");
// Line breaks and NUL end a header; no other control character may stand in one (RFC 9110 section 5.5).
const headerValue = check(
  (value) => typeof value === 'string' && !/[^\t\x20-\x7e\x80-\xff]/.test(value),
  'text that a header can hold',
);

export const headers: Check = shape(
  { ...common, headers: listOf(shape({ key: headerName, value: headerValue }, ['key', 'value'])) },
  ['source', 'headers'],
);

function tryOut(make: () => unknown): string | undefined {
  try {
    make();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

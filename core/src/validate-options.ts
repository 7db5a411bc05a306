import { PlinthError } from './errors.ts';
import { type Check, check, fault, flag, listOf, shape, text } from './option-checks.ts';
import { headers, redirect, rewrite } from './rule-checks.ts';
import type { I18nConfig, PlinthConfig } from './types.ts';

const url = check(isOrigin, "a scheme and a host alone, such as 'https://example.com'");
const address = text(/^[\d.]+$|^[\da-f:.]*:[\da-f:.]*$/i, "an IP address such as '10.0.0.1'");
const rewrites = listOf(rewrite);
const rewritesByPlace = shape(
  { beforeFiles: rewrites, afterFiles: rewrites, fallback: rewrites },
  [],
);
const addresses = listOf(address);

const i18nShape = shape(
  {
    locales: listOf(text(/^[a-z\d-]+$/i, "a language tag such as 'de' or 'pt-BR'")),
    defaultLocale: text(/^/, 'one of the locales'),
    localeDetection: flag,
    cookie: text(/^[!#$%&'*+\-.^_`|~\w]+$/, "a cookie's name"),
  },
  ['locales', 'defaultLocale'],
);

const i18n: Check = (value, path) => {
  const faults = i18nShape(value, path);
  if (faults.length > 0) return faults;
  const { locales, defaultLocale } = value as I18nConfig;
  if (!locales.includes(defaultLocale)) {
    faults.push(fault(`${path}.defaultLocale`, defaultLocale, `one of ${locales.join(', ')}`));
  }
  if (new Set(locales.map((one) => one.toLowerCase())).size !== locales.length) {
    faults.push(fault(`${path}.locales`, locales, 'each locale once'));
  }
  return faults;
};

const duration = check(
  (value) => Number.isInteger(value) && (value as number) >= 0 && (value as number) < 2 ** 31,
  'a number of milliseconds',
);
const limit = check(
  (value) => value === false || (duration(value, '').length === 0 && value !== 0),
  'a number of milliseconds from 1, or false',
);

const streaming = shape(
  { hold: duration, crawlers: listOf(text(/\S/, 'a word of a User-Agent')) },
  [],
);

/** Every option with what it may be: an option that is not here does not compile. */
const options: Readonly<Record<keyof PlinthConfig, Check>> = {
  basePath: text(
    /^(?:\/(?!\.+(?:\/|$))[\w\-.~]+)*$/,
    "a path such as '/docs', with a slash before and none after it",
  ),
  trailingSlash: flag,
  redirects: listOf(redirect),
  rewrites: (value, path) => (Array.isArray(value) ? rewrites : rewritesByPlace)(value, path),
  headers: listOf(headers),
  i18n,
  buildId: text(/^(?!\.+$)[\w.-]+$/, 'letters, digits, dots, hyphens and underscores'),
  assetPrefix: text(
    /^(?:(?:https?:\/\/[\w.:[\]-]+)?(?:\/[\w\-.~]+)*)$/i,
    "a path such as '/static' or an http(s) URL, without a slash after it",
  ),
  origin: url,
  trustProxy: (value, path) =>
    Array.isArray(value)
      ? addresses(value, path)
      : check(isTrust, "true, false, 'loopback' or a list of addresses")(value, path),
  bodyLimit: check(
    (value) => Number.isInteger(value) && (value as number) >= 0,
    'a number of bytes',
  ),
  allowedOrigins: listOf(url),
  compress: flag,
  csp: flag,
  serverTiming: flag,
  streaming: (value, path) => (value === false ? [] : streaming(value, path)),
  timeouts: shape({ getServerSideProps: limit, shell: limit, deferred: limit }, []),
};

/**
 * Checks an app's configuration once, at start.
 *
 * @param also names beside the configuration, which somebody else checks
 * @param subject what is spoken of
 * @throws PLINTH_OPTIONS_INVALID with everything that is wrong
 */
export function validateOptions(
  given: object,
  also: readonly string[],
  subject = 'The options have',
): void {
  const others = Object.fromEntries(also.map((name) => [name, (): string[] => []]));
  const faults = shape({ ...others, ...options }, [])({ ...given }, '');
  if (faults.length === 0) return;
  const many = faults.length === 1 ? 'a mistake' : `${faults.length} mistakes`;
  throw new PlinthError(
    'PLINTH_OPTIONS_INVALID',
    `${subject} ${many}:\n${faults.map((line) => `- ${line}`).join('\n')}`,
  );
}

function isTrust(value: unknown): boolean {
  return typeof value === 'boolean' || value === 'loopback';
}

function isOrigin(value: unknown): boolean {
  return (
    typeof value === 'string' &&
    /^https?:/.test(value) &&
    URL.canParse(value) &&
    new URL(value).origin === value
  );
}

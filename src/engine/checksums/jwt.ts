import { inspection, type Inside, type InsideReason } from './checksum.ts';
import { decodeObject } from './json-tokens.ts';
import { isPublished } from './published.ts';

type Claims = Readonly<Record<string, unknown>>;

/** A name or a URL of plain parts: no user, no query, nothing that could be a secret or the syntax of a report. */
const PLAIN = /^(?:https?:\/\/)?[\w-]{1,63}(?:[.:/@ -]?[\w-]{1,63}){0,8}\/?$/;
const LONGEST_FACT = 100;
/** Seconds since 1970 of the last second of the year 9999. */
const LAST_SECOND = 253_402_300_799;

function plainText(value: unknown): string | undefined {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  if (typeof first !== 'string' || first.length > LONGEST_FACT || !PLAIN.test(first)) return undefined;
  return /^https?:.*@/.test(first) ? undefined : first;
}

/** A NumericDate (RFC 7519, 2) in ISO 8601. */
function timeOf(value: unknown): string | undefined {
  if (typeof value !== 'number' || !(value > 0 && value <= LAST_SECOND)) return undefined;
  return `${new Date(Math.floor(value) * 1000).toISOString().slice(0, 19)}Z`;
}

function tokenFacts(header: Claims, claims: Claims): Record<string, string> {
  const entries: readonly (readonly [string, string | undefined])[] = [
    ['algorithm', plainText(header['alg'])],
    ['issuer', plainText(claims['iss'])],
    ['audience', plainText(claims['aud'])],
    ['role', plainText(claims['role'])],
    ['expires', timeOf(claims['exp'])],
  ];
  return Object.fromEntries(entries.filter((one): one is [string, string] => one[1] !== undefined));
}

/** Keys for browsers: Supabase documents the role `anon` as safe to publish. */
function isForBrowsers(claims: Claims): boolean {
  return claims['role'] === 'anon' && /^supabase(?:-demo)?$/.test(String(claims['iss']));
}

function reasonsOf(parts: readonly string[], header: Claims, claims: Claims | undefined): InsideReason[] {
  const reasons: InsideReason[] = [];
  if (isPublished(parts[1] ?? '')) reasons.push('published-test');
  if (/^none$/i.test(String(header['alg'])) || parts[2] === '') reasons.push('unsigned');
  if (claims && isForBrowsers(claims)) reasons.push('public-role');
  return reasons;
}

function inspect(secret: string): Inside {
  const parts = secret.split('.', 4);
  const header = decodeObject(parts[0]!);
  if (!header) return { result: 'unknown', evidence: ['structure-broken'] };
  const claims = parts.length >= 2 ? decodeObject(parts[1]!) : undefined;
  const evidence = reasonsOf(parts, header, claims);
  const whole = parts.length === 3 && /^[\w-]*$/.test(parts[2]!) && typeof header['alg'] === 'string';
  if (!claims) return { result: 'unknown', evidence };
  return { result: whole ? 'valid' : 'unknown', facts: tokenFacts(header, claims), evidence };
}

/**
 * JSON web tokens (RFC 7519, compact JWS): a header with an `alg` and a payload, both JSON objects, and a base64url signature or none. Facts are the
 * header and the registered claims. Reads no clock: `expires` is a fact.
 */
export const jwt = inspection('structure', inspect);

import { createHash } from 'node:crypto';
import { lstatSync, readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { EXIT, ScanError } from '../../core/errors.ts';
import { escapeTerminal } from '../../report/escape.ts';
import type { Seal, WrittenReport } from '../../report/input.ts';
import type { ProcessContext } from '../process-context.ts';
import { auditKey, AUDIT_KEY, sameDigest, signText } from '../report/sign-record.ts';

/** A larger file is not a record. */
const MAX_RECORD_BYTES = 1 << 30;

interface AuditRecord {
  readonly seal: Seal;
  readonly reports: readonly WrittenReport[];
  /** The text under the seal. */
  readonly sealed: string;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function readRecord(path: string): AuditRecord {
  const refuse = (why: string, cause?: unknown): never => {
    throw new ScanError('bad-option', `${path}: ${why}`, { hint: 'name a file written by --report audit=FILE', cause });
  };
  let value: unknown;
  try {
    if (statSync(path).size > MAX_RECORD_BYTES) refuse('too large to be a record');
    value = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (error instanceof ScanError) throw error;
    refuse(error instanceof SyntaxError ? 'not JSON' : 'cannot be read', error);
  }
  if (typeof value !== 'object' || value === null) return refuse('not the record of a run');
  const { seal, ...record } = value as { seal?: Partial<Seal>; schema?: unknown; reports?: unknown };
  if (record.schema !== 'leakgate-audit/1' || !isText(seal?.sha256) || !Array.isArray(record.reports))
    return refuse('not the record of a run');
  return { seal: seal as Seal, reports: record.reports as WrittenReport[], sealed: JSON.stringify(record) };
}

type Finding = readonly [outcome: 'ok' | 'broken' | 'missing', words: string];

function checkSeal({ seal, sealed }: AuditRecord, key: string | undefined): Finding[] {
  const now = signText(sealed, key);
  const hash: Finding = sameDigest(now.sha256, seal.sha256)
    ? ['ok', 'the record matches its hash']
    : ['broken', 'the record was changed'];
  if (seal.hmac === undefined && now.hmac === undefined) return [hash];
  if (seal.hmac === undefined) return [hash, ['broken', 'the record is not signed']];
  if (now.hmac === undefined) return [hash, ['missing', `the signature was not checked: ${AUDIT_KEY} is not set`]];
  const signed = isText(seal.hmac) && sameDigest(now.hmac, seal.hmac);
  return [hash, signed ? ['ok', 'the signature is valid'] : ['broken', 'the signature is invalid']];
}

function checkReport({ file, sha256, bytes }: WrittenReport, folder: string): Finding {
  try {
    // a record may be anybody's: a file it names is read only if it can be the report
    const found = lstatSync(resolve(folder, file));
    if (!found.isFile() || found.size !== bytes) return ['broken', `${file} was changed`];
    const hash = createHash('sha256')
      .update(readFileSync(resolve(folder, file)))
      .digest('hex');
    return hash === sha256 ? ['ok', `${file} is unchanged`] : ['broken', `${file} was changed`];
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return ['missing', `${file} cannot be read (${String(error.code)})`];
  }
}

/** `leakgate report verify FILE`: returns 0 if everything is intact, 1 if something was changed, 3 if something could not be checked. */
export function reportCommand([action, file, ...rest]: readonly string[], context: ProcessContext): number {
  if (action !== 'verify' || file === undefined || rest.length > 0)
    throw new ScanError('unknown-command', 'leakgate report needs: verify FILE', {
      hint: 'see leakgate report --help',
    });
  const path = resolve(context.cwd, file);
  const record = readRecord(path);
  const reports = record.reports.filter((report) => isText(report?.file) && isText(report.sha256));
  const found = [
    ...checkSeal(record, auditKey(context.env)),
    ...reports.map((report) => checkReport(report, dirname(path))),
  ];
  for (const [outcome, words] of found) context.out.write(`${outcome.padEnd(8)}${escapeTerminal(words)}\n`);
  const has = (outcome: Finding[0]): boolean => found.some(([one]) => one === outcome);
  return has('broken') ? EXIT.blocked : has('missing') ? EXIT.incomplete : EXIT.pass;
}

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readEvent } from '../../../src/app/action/github-event.ts';

const [BASE, HEAD, ZERO] = ['a'.repeat(40), 'b'.repeat(40), '0'.repeat(40)];
const side = (sha: string, repo: string | null): unknown => ({
  sha,
  ref: 'x',
  repo: repo === null ? null : { full_name: repo },
});

test.each([
  [
    'pull_request',
    { pull_request: { number: 7, base: side(BASE, 'o/r'), head: side(HEAD, 'o/r') } },
    { kind: 'pull-request', number: 7, base: { sha: BASE, ref: 'x' }, head: { sha: HEAD, ref: 'x' }, fork: false },
  ],
  [
    'pull_request_target',
    { pull_request: { number: 7, base: side(BASE, 'o/r'), head: side(HEAD, 'evil/r') } },
    { fork: true },
  ],
  ['pull_request', { pull_request: { number: 7, base: side(BASE, 'o/r'), head: side(HEAD, null) } }, { fork: true }],
  [
    'pull_request',
    { pull_request: { number: '7;', base: side(BASE, 'o/r'), head: side(HEAD, 'o/r') } },
    { kind: 'other' },
  ],
  [
    'pull_request',
    { pull_request: { number: 7, base: side('--exec=x', 'o/r'), head: side(HEAD, 'o/r') } },
    { kind: 'other' },
  ],
  ['push', { before: BASE, after: HEAD, ref: 'refs/heads/x' }, { kind: 'push', before: BASE, after: HEAD }],
  ['push', { before: ZERO, after: HEAD, ref: 'refs/heads/x' }, { kind: 'push', before: undefined, after: HEAD }],
  ['push', { before: BASE, after: ZERO, ref: 'refs/heads/x' }, { kind: 'deletion', ref: 'refs/heads/x' }],
  ['push', { before: ZERO, after: ZERO }, { kind: 'other' }],
  ['delete', { ref: 'x', ref_type: 'branch' }, { kind: 'deletion', ref: 'x' }],
  [
    'pull_request_review',
    { pull_request: { number: 7, base: side(BASE, 'o/r'), head: side(HEAD, 'o/r') } },
    { kind: 'pull-request', number: 7 },
  ],
  ['merge_group', { merge_group: { base_sha: BASE, head_sha: HEAD } }, { kind: 'merge-group', base: BASE, head: HEAD }],
  ['schedule', { schedule: '0 0 * * *' }, { kind: 'other', name: 'schedule' }],
  ['__proto__', {}, { kind: 'other' }],
])('%s %j', (name, payload, expected) => {
  expect(readEvent(name, payload)).toMatchObject(expected);
});

test('reads any payload without failing, and commits in it are commits', () => {
  fc.assert(
    fc.property(fc.constantFrom('pull_request', 'push', 'merge_group', 'x'), fc.jsonValue(), (name, payload) => {
      expect(readEvent(name, payload).kind).toBe('other');
    }),
  );
});

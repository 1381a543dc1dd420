import { itemAt } from '../../core/present.ts';
import { randomInt } from 'node:crypto';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RawOptions } from '../../config/options.ts';
import { resolvePlan } from '../../config/cli-plan.ts';
import { EXIT, ScanError } from '../../core/errors.ts';
import type { ScanReport } from '../../core/finding.ts';
import { makeChecksum } from '../../engine/checksums/table.ts';
import { withoutPrograms } from '../../processes/find-program.ts';
import { askGit, type GitQuestion } from '../../git/process/ask-git.ts';
import type { GitContext } from '../../git/process/git.ts';
import { openRepository } from '../../git/repository.ts';
import { findTreeOverBudget } from '../../git/process/tree-size.ts';
import type { ProcessContext } from '../process-context.ts';
import { openGate } from '../gate/resolve-gate.ts';
import { runScan } from '../scan/run-scan.ts';
import { requestWith } from '../commands/scan-command.ts';

const CANARY = 'leakgate-canary.txt';
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const BODY = 30;
const [NAME, EMAIL] = ['Leakgate', 'self-test@leakgate.invalid'];
const AUTHOR = { GIT_AUTHOR_NAME: NAME, GIT_AUTHOR_EMAIL: EMAIL, GIT_COMMITTER_NAME: NAME, GIT_COMMITTER_EMAIL: EMAIL };

/** A token that nobody gave out: random, with the checksum that makes it a finding beyond doubt. */
function makeCanary(): string {
  const head = `gh${'p_'}${Array.from({ length: BODY }, () => itemAt(LETTERS, randomInt(LETTERS.length))).join('')}`;
  return `token = ${head}${makeChecksum('github', head) ?? ''}\n`;
}

async function line(place: GitContext, question: GitQuestion, input?: string): Promise<string> {
  return (await askGit(place, question, input)).toString('latin1').trim();
}

/** Commits the canary on top of `head` in a repository that borrows the real one's objects; returns the commit's id. */
async function plant(scratch: GitContext, objects: string, head: string): Promise<string> {
  // git refuses to make a repository while a work tree is named
  await askGit({ ...scratch, bare: true }, ['init', '-q', ...(head.length === 64 ? ['--object-format=sha256'] : [])]);
  writeFileSync(join(scratch.top, '.git/objects/info/alternates'), `${objects}\n`);
  const blob = await line(scratch, ['hash-object', '-w', '--stdin'], makeCanary());
  const over = await findTreeOverBudget(scratch, [head]);
  if (over) throw over;
  await askGit(scratch, ['read-tree', head]);
  await askGit(scratch, ['update-index', '--add', '--cacheinfo', `100644,${blob},${CANARY}`]);
  const tree = await line(scratch, ['write-tree']);
  return line({ ...scratch, extra: AUTHOR }, ['commit-tree', '-m', 'canary', '-p', head, tree]);
}

/** What the gate that holds here says of a change that brings the canary. */
async function judgeCanary(options: RawOptions, host: ProcessContext, scratch: string): Promise<ScanReport> {
  const { env, signal } = host;
  const { place, head } = await openRepository(host.cwd, { env, signal });
  if (head === null) throw new ScanError('revision-missing', 'there is no commit to plant a canary on');
  const objects = await line(place, ['rev-parse', '--path-format=absolute', '--git-path', 'objects']);
  const outside = withoutPrograms(env, place.top);
  const planted = await plant({ top: scratch, env: outside, signal }, objects, head);
  const plan = resolvePlan({ ...options, minConfidence: '0' }, [], env);
  const opened = await openGate(plan, host);
  const commits = { by: 'change', head: planted, tips: [planted], without: [head], tree: false } as const;
  const { exclude } = opened;
  const source = { kind: 'range', folder: scratch, commits, extra: {}, exclude } as const;
  const request = requestWith(opened, source, { plan, host: { ...host, env: outside } });
  return runScan(request, { signal });
}

/** `leakgate self-test`: 0 if a planted secret would be blocked, 1 where it would get through. Nothing is written but a scratch folder, which is removed. */
export async function selfTestCommand(
  options: RawOptions,
  operands: readonly string[],
  host: ProcessContext,
): Promise<number> {
  if (operands.length > 0) throw new ScanError('bad-option', 'self-test takes no paths');
  const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'leakgate-self-test-')));
  try {
    const { findings, verdict } = await judgeCanary(options, host, scratch);
    const canary = findings.find(({ path, action }) => path === CANARY && action === 'block');
    if (canary && verdict.exit === EXIT.blocked) {
      host.out.write(`A planted ${canary.rule} is blocked by ${canary.gates?.join(', ') ?? 'the gate'}.\n`);
      return EXIT.pass;
    }
    const seen = findings.some(({ path }) => path === CANARY) ? 'found, and not blocked' : 'not found';
    host.out.write(`A planted secret is ${seen}: this configuration lets secrets through.\n`);
    return EXIT.blocked;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

import { accessSync, constants, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { RawOptions } from '../../config/options.ts';
import { gatePlanOf } from '../../config/cli-plan.ts';
import { EXIT, ScanError } from '../../core/errors.ts';
import { groupThousands } from '../../core/thousands.ts';
import { escapeTerminal } from '../../report/escape.ts';
import { askGit } from '../../git/process/ask-git.ts';
import { isSupportedGit, LEAST_GIT } from '../../git/process/least-version.ts';
import { openRepository, type Repository } from '../../git/repository.ts';
import { loadEvent } from '../action/load-event.ts';
import { describeChange, describeGate } from '../ci/describe-change.ts';
import { detectCi } from '../ci/detect.ts';
import { resolveChange } from '../ci/resolve-change.ts';
import type { ProcessContext } from '../process-context.ts';
import type { GateSettings } from '../gate/load-gate.ts';
import { openGate } from '../gate/resolve-gate.ts';
import { toolVersion } from '../version.ts';
import { type Check, ok, problem, failedCheck, warn } from './check.ts';
import { checkHooks } from './check-hooks.ts';
import { checkInstallation, checkNode } from './installation.ts';

/** Checks git itself: whether it exists, and is new enough. */
async function checkGit({ cwd, env, signal }: ProcessContext): Promise<Check> {
  try {
    // without a repository: git prints its version anywhere
    const text = (await askGit({ top: cwd, env, signal }, ['version'])).toString('latin1').trim();
    const [, major, minor] = /(\d+)\.(\d+)/.exec(text) ?? [];
    const least = LEAST_GIT.join('.');
    if (isSupportedGit([Number(major ?? 0), Number(minor ?? 0)])) return ok('git', text);
    return problem('git', `${text} is older than ${least}`, `install git ${least} or newer`);
  } catch (error) {
    return failedCheck('git', error);
  }
}

async function checkRepository(context: ProcessContext): Promise<{ check: Check; repository: Repository | undefined }> {
  try {
    const repository = await openRepository(context.cwd, { env: context.env, signal: context.signal });
    const { place, head, shallow } = repository;
    const kind = place.bare ? 'a bare repository' : 'a work tree';
    const at = head === null ? 'without a commit' : `at ${head.slice(0, 12)}`;
    const check =
      shallow.size === 0
        ? ok('repository', `${place.top}, ${kind} ${at}`)
        : warn(
            'repository',
            `${place.top}, ${kind} ${at}, a shallow clone`,
            'git fetch --unshallow, for scans of the history',
          );
    return { check, repository };
  } catch (error) {
    if (!(error instanceof ScanError)) throw error;
    const help = error.hint ?? 'see the message';
    return { check: warn('repository', error.message, help), repository: undefined };
  }
}

function checksOfGate({ config, policy, baseline, notices }: GateSettings, options: RawOptions): Check[] {
  const files = config?.files ?? [];
  const org = options.orgConfig === undefined ? '' : ", the first one the organisation's";
  const from = files.length === 0 ? 'the built-in policy; there is no .leakgate.yml' : `${files.join(', ')}${org}`;
  const [notice] = notices;
  const own =
    notice === undefined
      ? ok('configuration', `${policy.gates.length} gates: ${from}`)
      : warn('configuration', `${notice.place}: ${notice.message}`, 'leakgate config show --origin');
  const known =
    baseline === undefined
      ? ok('baseline', 'none: every finding counts')
      : ok(
          'baseline',
          `${baseline.file}: ${groupThousands(baseline.entries.length)} entries${baseline.header.keyed ? ', keyed' : ''}`,
        );
  return [own, known];
}

/** Checks the gate of a scan here, and its baseline. */
async function checkGate(options: RawOptions, context: ProcessContext): Promise<Check[]> {
  try {
    const plan = gatePlanOf(options, context.env);
    const { gate } = await openGate(
      { ...plan, paths: [], mode: 'git', rules: [], onlyRules: [], skipRules: [] },
      context,
    );
    return checksOfGate(gate, options);
  } catch (error) {
    const isBaseline = error instanceof ScanError && error.code === 'baseline-invalid';
    return [failedCheck(isBaseline ? 'baseline' : 'configuration', error)];
  }
}

/** Checks the CI of this run: what `leakgate ci` would judge, and by whose gate. Fetches nothing. */
async function checkCi(repository: Repository | undefined, context: ProcessContext): Promise<Check> {
  const facts = detectCi(context.env, () => loadEvent(context));
  if (facts.ci === 'generic' && facts.cause === 'unknown') return ok('ci', 'none');
  const found = `${facts.ci}, ${facts.cause}`;
  if (repository === undefined) return problem('ci', `${found}, but no repository`, 'check the repository out first');
  try {
    const change = await resolveChange(repository, facts, false);
    const [omission] = change.omissions;
    if (omission === undefined)
      return ok('ci', `${found}: ${describeChange(change)}; the gate is ${describeGate(change)}`);
    return warn('ci', `${found}: ${omission.reason}`, 'see docs/ci; leakgate ci may fetch missing commits');
  } catch (error) {
    return failedCheck('ci', error);
  }
}

function checkCache(folder: string, context: ProcessContext): Check {
  const path = resolve(context.cwd, folder);
  try {
    if (!statSync(path).isDirectory())
      return problem('cache', `${folder} is not a folder`, 'name a folder with --cache');
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
    return ok('cache', folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return ok('cache', `${folder} does not exist yet; a scan creates it`);
    return problem(
      'cache',
      `${folder} cannot be used (${code ?? 'unknown error'})`,
      'name a writable folder with --cache',
    );
  }
}

function print(checks: readonly Check[], context: ProcessContext): void {
  for (const { check, status, message, help } of checks) {
    context.out.write(`${status.padEnd(8)} ${check.padEnd(13)} ${escapeTerminal(message)}\n`);
    if (help !== undefined) context.out.write(`${' '.repeat(23)}${escapeTerminal(help)}\n`);
  }
}

/** `leakgate doctor`: checks everything that a run depends on. Returns 0, or 3 if there is a problem. Runs nothing of the repository. */
export async function doctorCommand(
  options: RawOptions,
  operands: readonly string[],
  context: ProcessContext,
): Promise<number> {
  if (operands.length > 0)
    throw new ScanError('bad-option', 'doctor takes no paths', { hint: 'run it in the folder to check' });
  const { check, repository } = await checkRepository(context);
  const checks: Check[] = [
    checkInstallation(),
    checkNode(process.versions.node),
    await checkGit(context),
    check,
    ...(repository === undefined || repository.place.bare ? [] : await checkHooks(repository)),
    ...(await checkGate(options, context)),
    await checkCi(repository, context),
    ...(options.cache === undefined ? [] : [checkCache(options.cache, context)]),
  ];
  const exit = checks.some(({ status }) => status === 'problem') ? EXIT.incomplete : EXIT.pass;
  if (options.json)
    context.out.write(
      `${JSON.stringify({ schema: 'leakgate-doctor/1', version: toolVersion(), exit, checks }, null, 2)}\n`,
    );
  else print(checks, context);
  return exit;
}

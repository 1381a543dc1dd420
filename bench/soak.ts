/**
 * Runs the command line for an hour on damaged repositories, configurations and payloads: `npm run soak -- --seconds 3600 --seed 1`, `--only N` for
 * round N of a seed alone. Each run is bounded in time and memory. Prints a line per failure and the figures at the end; exits 1 if there was a
 * failure. Linux.
 */
import { cpSync, rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { isolatedGitEnvironment, makeFolder, makeRepo, type TempRepo } from '../test/support/repo.ts';
import { githubToken, leakIn } from '../test/support/token.ts';
import { leftIn, runBounded, type Outcome } from './soak/bounded-run.ts';
import { BY_GIT, holds, mutatePayload, MUTATIONS } from './soak/mutations.ts';
import { createRandom, type Random } from './soak/random.ts';

/** Seconds for git, and for a run in total: several gits may stall one after the other. */
const DEADLINE = 10;
const RUN_SECONDS = 120;
/** MiB of a run with all its processes: one git at its limit, and the scan itself. */
const MAX_MEMORY = 3072;
const GIT_MEMORY = 1024;
const EXITS: readonly (number | null)[] = [0, 1, 2, 3];

const TOKEN = githubToken(4242);
const PLANTED = `token = "${TOKEN}"\n`;

/** Commands, and whether they must find a token in the work tree, the index or the history. */
const COMMANDS: readonly { readonly args: readonly string[]; readonly sees?: 'tree' }[] = [
  { args: ['scan'], sees: 'tree' },
  { args: ['scan', '--no-git'], sees: 'tree' },
  { args: ['scan', '--history'] },
  { args: ['scan', '--history', '--no-attribution'] },
  { args: ['scan', '--history', '--reachable-only'] },
  { args: ['scan', '--staged'] },
  { args: ['scan', '--range', 'main..other'] },
  { args: ['scan', '--range', 'HEAD~2..HEAD'] },
  { args: ['scan', '--commits'] },
  { args: ['ci', '--no-fetch'] },
  { args: ['self-test'] },
  { args: ['baseline', 'create', '--history'] },
];

/** A repository with packed and loose history, and a token in its work tree, index and history. */
function makeTemplate(): TempRepo {
  const repo = makeRepo();
  for (let i = 0; i < 12; i++) {
    repo.write('src/app.ts', `export const version = ${i};\n${'// a line\n'.repeat(40)}`);
    repo.write(`src/part${i % 3}/file.ts`, `export const part = ${i};\n`);
    if (i === 5) repo.write('gone.env', PLANTED.replace('token', 'old'));
    if (i === 6) repo.remove('gone.env');
    repo.commit(`change ${i}`);
    if (i === 8) repo.git('gc', '-q');
  }
  repo.git('tag', '-a', '-m', 'a tag', 'v1');
  repo.git('update-ref', 'refs/heads/other', 'HEAD');
  repo.write('secret.env', PLANTED);
  repo.git('add', '-A');
  return repo;
}

function copyOf(template: TempRepo): TempRepo {
  const folder = makeFolder();
  cpSync(template.path, folder.path, { recursive: true, verbatimSymlinks: true });
  const { git, commit } = makeRepoAt(folder.path, template);
  return { ...folder, git, commit };
}

/** The commands of a template, in a copy of it. */
function makeRepoAt(path: string, template: TempRepo): Pick<TempRepo, 'git' | 'commit'> {
  const git = (...args: string[]): string => template.git('-C', path, ...args);
  return { git, commit: () => git('rev-parse', 'HEAD').trim() };
}

const PAYLOAD = {
  action: 'opened',
  pull_request: { number: 1, base: { ref: 'main', sha: '' }, head: { ref: 'other', sha: '' } },
  repository: { default_branch: 'main' },
  before: '',
  after: '',
};

/** Variables of a pipeline, with a payload that may be damaged. */
function pipeline(repo: TempRepo, random: Random): NodeJS.ProcessEnv {
  repo.write('.git/event.json', mutatePayload(PAYLOAD, random));
  const event = random.pick(['pull_request', 'push', 'merge_group', 'schedule', 'workflow_dispatch', '']);
  const github = {
    GITHUB_ACTIONS: 'true',
    GITHUB_EVENT_NAME: event,
    GITHUB_EVENT_PATH: `${repo.path}/.git/event.json`,
    GITHUB_REF: random.pick(['refs/heads/main', 'refs/pull/1/merge', '']),
    GITHUB_SHA: random.pick(['HEAD', '0'.repeat(40), 'x', '']),
  };
  return random.below(2) === 0 ? github : { LEAKGATE_CI_TARGET: random.pick(['main', 'other', '', '..', 'HEAD']) };
}

/** Says what went wrong in a run. */
function faultsOf(outcome: Outcome, { mustSee, folder }: { mustSee: boolean; folder: string }): string[] {
  const { exit, output, peak, isLate } = outcome;
  const left = leftIn(folder);
  return [
    ...(isLate ? ['no end'] : EXITS.includes(exit) ? [] : [`exit ${exit}`]),
    ...(peak > MAX_MEMORY ? [`${Math.round(peak)} MiB`] : []),
    ...(leakIn(output) === undefined ? [] : ['a token was printed']),
    ...(mustSee && exit === 0 ? ['green with a token in the work tree'] : []),
    ...(left.length > 0 ? [`left behind: ${left[0]!.slice(0, 200)}`] : []),
  ];
}

/** Runs one round: a damaged copy, a command, and its faults. */
async function soakOnce(template: TempRepo, random: Random): Promise<Outcome & { faults: string[]; what: string }> {
  const repo = copyOf(template);
  try {
    const drawn = Array.from({ length: 1 + random.below(3) }, () => random.pick(Object.keys(MUTATIONS)));
    // git's own writes come first: in a damaged repository they could wait forever
    const names = drawn.sort((a, b) => Number(BY_GIT.has(b)) - Number(BY_GIT.has(a)));
    const done = names.map((name) => MUTATIONS[name]!(repo, random));
    const { args, sees } = random.pick(COMMANDS);
    const env = {
      ...isolatedGitEnvironment(repo.path),
      ...(args[0] === 'ci' ? pipeline(repo, random) : {}),
      LEAKGATE_GIT_DEADLINE: String(DEADLINE),
      LEAKGATE_GIT_MEMORY: String(GIT_MEMORY),
    };
    const outcome = await runBounded(args, { cwd: repo.path, env, input: 'HEAD\n', seconds: RUN_SECONDS });
    const mustSee = sees === 'tree' && !names.includes('policy') && holds(repo, 'secret.env', PLANTED);
    const faults = faultsOf(outcome, { mustSee, folder: repo.path });
    return { ...outcome, faults, what: `${args.join(' ')}; ${done.join('; ')}` };
  } finally {
    rmSync(repo.path, { recursive: true, force: true });
  }
}

/** Figures of all rounds. */
interface Figures {
  rounds: number;
  failures: number;
  slowest: number;
  peak: number;
  readonly exits: Record<string, number>;
}

async function soak(seconds: number, seed: number, only: number | undefined): Promise<Figures> {
  const template = makeTemplate();
  const figures: Figures = { rounds: 0, failures: 0, slowest: 0, peak: 0, exits: {} };
  const start = performance.now();
  try {
    for (let round = only ?? 0; performance.now() - start < seconds * 1000; round++) {
      const result = await soakOnce(template, createRandom(seed * 1_000_003 + round));
      figures.rounds++;
      figures.slowest = Math.max(figures.slowest, result.seconds);
      figures.peak = Math.max(figures.peak, result.peak);
      figures.exits[String(result.exit)] = (figures.exits[String(result.exit)] ?? 0) + 1;
      const line = { seed, round, seconds: result.seconds, peak: Math.round(result.peak), what: result.what };
      if (result.faults.length > 0) {
        figures.failures++;
        const said = leakIn(result.output) === undefined ? result.output.slice(0, 500) : '';
        console.log(JSON.stringify({ faults: result.faults, exit: result.exit, ...line, said }));
      } else if (only !== undefined) console.log(JSON.stringify({ exit: result.exit, ...line, said: result.output }));
      if (only !== undefined) break;
    }
  } finally {
    template.remove();
  }
  return figures;
}

const { values } = parseArgs({
  options: { seconds: { type: 'string' }, seed: { type: 'string' }, only: { type: 'string' } },
});
const seed = Number(values.seed ?? 1);
const figures = await soak(
  Number(values.seconds ?? 3600),
  seed,
  values.only === undefined ? undefined : Number(values.only),
);
console.log(JSON.stringify({ seed, ...figures, slowest: Math.round(figures.slowest), peak: Math.round(figures.peak) }));
process.exitCode = figures.failures > 0 ? 1 : 0;

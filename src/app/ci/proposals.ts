import { present } from '../../core/present.ts';
import { CONFIG_NAME } from '../../config/file-name.ts';
import type { Notice } from '../../core/finding.ts';
import { compileGlobs } from '../../core/glob.ts';
import { compareStrings } from '../../core/order.ts';
import { findTreeFile, readBlob, type TreeFile } from '../../git/plumbing/tree-file.ts';
import type { Repository } from '../../git/repository.ts';

/** Files that other tools, or people, leave things out by. */
const IGNORES = present(
  compileGlobs([
    '.gitleaksignore',
    '.gitleaks.toml',
    '.secrets.baseline',
    '.secretlintignore',
    '.secretlintrc*',
    '.trufflehog*',
    '.gitignore',
    '.gitattributes',
    'CODEOWNERS',
  ]),
);
/** Files that say what CI and hooks run. */
const RUNNERS = present(
  compileGlobs([
    '/.github/workflows/**',
    '/.github/actions/**',
    '/.gitlab-ci.yml',
    '/.gitlab/**',
    '/azure-pipelines*.yml',
    '/.azure-pipelines/**',
    '/bitbucket-pipelines.yml',
    '/Jenkinsfile*',
    '/.circleci/**',
    '/.buildkite/**',
    '/.travis.yml',
    '/.drone.*',
    '/.woodpecker*/**',
    '/.woodpecker.*',
    '/.teamcity/**',
    '/.pre-commit-config.yaml',
    '/.husky/**',
    '/lefthook.*',
  ]),
);
/** A workflow larger than this is taken to run the gate, unread. */
const WORKFLOW_BYTES = 1 << 20;

/** A change as proposals are looked for in it. */
interface Compared {
  readonly repository: Repository;
  readonly trusted: string;
  readonly head: string;
}

async function runsGate(
  { repository: { place } }: Compared,
  sides: readonly (TreeFile | undefined)[],
): Promise<boolean> {
  for (const side of sides) {
    if (side === undefined || !side.mode.startsWith('100')) continue;
    if (side.size > WORKFLOW_BYTES || /leakgate/i.test((await readBlob(place, side.oid)).toString('latin1')))
      return true;
  }
  return false;
}

type Kind = 'gate' | 'ignore' | 'runner';

function kindOf(path: string, own: ReadonlySet<string>): Kind | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (own.has(path) || name.toLowerCase() === CONFIG_NAME || path.startsWith('.leakgate/')) return 'gate';
  if (IGNORES(path)) return 'ignore';
  return RUNNERS(path) ? 'runner' : undefined;
}

const WORDS: Readonly<Record<Kind, string>> = {
  gate: 'it is part of the gate',
  ignore: 'it excludes files',
  runner: 'it runs the gate',
};

async function proposalAt(path: string, kind: Kind, compared: Compared): Promise<Notice | undefined> {
  const { repository, trusted, head } = compared;
  const [before, after] = await Promise.all(
    [trusted, head].map((commit) => findTreeFile(repository.place, commit, path)),
  );
  if (before?.oid === after?.oid && before?.mode === after?.mode) return undefined;
  if (kind === 'runner' && !(await runsGate(compared, [before, after]))) return undefined;
  const done = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
  const until = kind === 'runner' ? '' : '; takes effect once merged';
  return { kind: 'proposal', place: path, message: `${done} by this change: ${WORDS[kind]}${until}` };
}

/**
 * What a change does to what the gate is made of, to ignore files, and to the workflows that run the gate: every such file that one of its commits
 * touches and that is another at its head than at the trusted commit.
 * @param paths what the commits of the change touch
 * @param known `own`: paths that the gate was read from, or would be
 */
export async function findProposals(
  repository: Repository,
  paths: ReadonlySet<string>,
  { head, trusted, own }: { head: string; trusted: string; own: ReadonlySet<string> },
): Promise<Notice[]> {
  const found: Notice[] = [];
  for (const path of [...paths].sort(compareStrings)) {
    const kind = kindOf(path, own);
    const proposal = kind && (await proposalAt(path, kind, { repository, trusted, head }));
    if (proposal) found.push(proposal);
  }
  return found;
}

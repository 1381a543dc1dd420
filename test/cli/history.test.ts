import { afterEach, expect, test } from 'vitest';
import type { Finding, ScanReport } from '../../src/core/finding.ts';
import { DEFAULT_KEY, fingerprintOf } from '../../src/fingerprint/fingerprint.ts';
import { runCli } from '../support/cli.ts';
import { checkedOutFiles, firstHolders, makePlantedRepo, type Held, type PlantedRepo } from '../support/planted.ts';

const made: PlantedRepo[] = [];
function planted(commits: number): PlantedRepo {
  const one = makePlantedRepo(commits);
  made.push(one);
  return one;
}
afterEach(() => {
  for (const { repo } of made.splice(0)) repo.remove();
});

async function scanHistory(cwd: string, ...more: string[]): Promise<{ text: string; report: ScanReport }> {
  const { stdout, stderr } = await runCli(['scan', '--history', '--report', 'json', ...more], { cwd });
  expect(stderr).toBe('');
  return { text: stdout, report: JSON.parse(stdout) as ScanReport };
}

function describeFinding({ path, fingerprint, commit, exposure }: Finding): string {
  return `${path} ${fingerprint} ${commit?.id} ${exposure}`;
}

function describeHeld({ path, token, first, tip }: Held): string {
  const fingerprint = fingerprintOf(DEFAULT_KEY, Buffer.from(token), 'github-personal-access-token');
  return `${path} ${fingerprint} ${first} ${tip ? 'tip' : 'history'}`;
}

test('a history gives the findings of checking out every commit', { timeout: 300_000 }, async () => {
  const { repo, filesOf } = planted(250);
  repo.git('checkout', '-q', '--force', 'main');
  const { report } = await scanHistory(repo.path);
  const model = firstHolders(repo, (commit) => filesOf.get(commit)!).map(describeHeld);
  expect(model.length).toBeGreaterThan(50);
  expect(report.findings.map(describeFinding).sort()).toEqual(model.sort());
  const seen = new Map([...filesOf.keys()].map((commit) => [commit, checkedOutFiles(repo, commit)]));
  repo.git('checkout', '-q', '--force', 'main');
  expect(
    firstHolders(repo, (commit) => seen.get(commit)!)
      .map(describeHeld)
      .sort(),
  ).toEqual(model);
});

test(
  '2,000 commits: the planted secrets, all of them, the same bytes at any number of workers',
  { timeout: 300_000 },
  async () => {
    const { repo, filesOf } = planted(2000);
    repo.git('checkout', '-q', '--force', 'main');
    const expected = firstHolders(repo, (commit) => filesOf.get(commit)!).map(describeHeld);
    const { text, report } = await scanHistory(repo.path, '--workers', '1');
    expect(report.findings.map(describeFinding).sort()).toEqual(expected.sort());
    expect(report.coverage).toMatchObject({ skipped: [], failed: [] });
    expect(report.coverage.scanned).toBe(report.coverage.planned);
    repo.git('gc', '-q');
    for (const workers of ['2', '8']) expect((await scanHistory(repo.path, '--workers', workers)).text).toBe(text);
  },
);

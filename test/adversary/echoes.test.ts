import { githubToken } from '../support/token.ts';
import { type Case, type Command, type Sandbox, testCases } from './adversary.ts';

/** Made up; `runCli` fails if any output contains it. */
const TOKEN = githubToken(7);
const MASKED = /ghp_\.\.\.\(40\)/;

/** A command line that quotes the token back to its user. */
const ARGUMENTS: readonly (readonly [what: string, args: readonly string[], exit: number])[] = [
  ['a path', ['scan', TOKEN], 2],
  ['a path in a folder', ['scan', `src/${TOKEN}/x`], 2],
  ['a glob', ['scan', `${TOKEN}*`], 2],
  ['a command', [TOKEN], 2],
  ['an option', ['scan', `--${TOKEN}`], 2],
  ['an option with a value', ['scan', `--${TOKEN}=1`], 2],
  ['the only rule', ['scan', '--only-rule', TOKEN], 2],
  ['a rule to skip', ['scan', '--skip-rule', TOKEN], 2],
  ['a rule pack', ['scan', '--rules', TOKEN], 2],
  ['a range', ['scan', '--range', TOKEN], 2],
  ['the base of a range', ['scan', '--range', `${TOKEN}..HEAD`], 3],
  ['a commit to begin with', ['scan', '--history', '--since-commit', TOKEN], 3],
  ['refs', ['scan', '--history', '--refs', TOKEN], 3],
  ['a report', ['scan', '--report', TOKEN], 2],
  ['the file of a report', ['scan', '--report', `json=${TOKEN}/x`], 4],
  ['a confidence', ['scan', '--min-confidence', TOKEN], 2],
  ['workers', ['scan', '--workers', TOKEN], 2],
  ['a colour', ['scan', '--color', TOKEN], 2],
  ['a prefilter', ['scan', '--prefilter', TOKEN], 2],
  ['a baseline', ['scan', '--baseline', TOKEN], 2],
  ['an organisation’s configuration', ['scan', '--org-config', TOKEN], 2],
  ['a finding to explain', ['policy', 'explain', TOKEN], 2],
  ['cases of a policy', ['policy', 'test', TOKEN], 2],
  ['an action of policy', ['policy', TOKEN], 2],
  ['a baseline to merge', ['baseline', 'merge', TOKEN], 2],
  ['a baseline to compare', ['baseline', 'diff', TOKEN], 2],
  ['the form of an export', ['baseline', 'export', TOKEN], 2],
  ['a day', ['baseline', 'audit', '--non-interactive', '--status', 'test', '--expires', TOKEN], 2],
  ['a status', ['baseline', 'audit', '--non-interactive', '--status', TOKEN], 2],
  ['a tool', ['migrate', TOKEN], 2],
  ['a file of a tool', ['migrate', 'gitleaks', TOKEN], 2],
  ['a hook', ['hook', 'install', TOKEN], 2],
  ['an action of hook', ['hook', TOKEN], 2],
  ['a rule to show', ['rules', 'show', TOKEN], 2],
  ['a pack to check', ['rules', 'lint', TOKEN], 2],
  ['a record to verify', ['report', 'verify', TOKEN], 2],
  ['a notification', ['notify', 'test', TOKEN], 2],
];

function running(args: readonly string[], files: Readonly<Record<string, string>> = {}): Case['run'] {
  return (repo: Sandbox): Command => {
    repo.write('a.txt', 'hello\n');
    repo.commit();
    for (const [name, text] of Object.entries(files)) repo.write(name, text);
    return { args };
  };
}

const byArgument = ARGUMENTS.map(([what, args, exit]): Case => ({
  situation: `an argument is quoted: ${what}`,
  run: running(args),
  exit,
}));

const CONFIGURATIONS: readonly (readonly [what: string, text: string])[] = [
  ['a key', `${TOKEN}: 1\n`],
  ['a key that is a list', `? [${TOKEN}]\n: 1\n`],
  ['a key that is a map', `? {${TOKEN}: 1}\n: 1\n`],
  ['an inner key', `gates:\n  - ${TOKEN}: 1\n`],
  ['a preset', `preset: ${TOKEN}\n`],
  ['an alias', `exclude: [*${TOKEN}]\n`],
  ['a file it extends', `extends: [${TOKEN}]\n`],
  ['a folder', `folders: [${TOKEN}]\n`],
  ['a rule pack', `rules: [${TOKEN}]\n`],
  ['a baseline that leads out', `baseline: ../../${TOKEN}\n`],
  ['a day', `grace: {adopted: "${TOKEN}", days: 3}\n`],
  ['a condition', `gates: [{name: a, when: 'finding.${TOKEN}', action: block}]\n`],
  ['a value in a condition', `gates: [{name: a, when: 'finding.state == "${TOKEN}"', action: block}]\n`],
  ['a host', `notify: [{name: a, kind: slack, urlFrom: X, hosts: ['${TOKEN}!']}]\n`],
  ['a tag', `exclude: !${TOKEN} 1\n`],
];

const byConfiguration = CONFIGURATIONS.map(([what, text]): Case => ({
  situation: `a configuration is quoted: ${what}`,
  run: running(['scan'], { '.leakgate.yml': text }),
  exit: 2,
}));

const shown: readonly Case[] = [
  { situation: 'a masked argument shows how it begins', run: running(['scan', TOKEN]), exit: 2, says: MASKED },
  {
    situation: 'a key shows how it begins',
    run: running(['scan'], { '.leakgate.yml': `${TOKEN}: 1\n` }),
    exit: 2,
    says: MASKED,
  },
  {
    situation: 'a misspelt option is shown',
    run: running(['scan', '--min-confidense', '1']),
    exit: 2,
    says: /unknown option --min-confidense\nhelp: did you mean --min-confidence\?/,
  },
  {
    situation: 'a long path is shown',
    run: running(['scan', 'packages/web-client/src/components/UserProfileSettingsPanel.test.tsx']),
    exit: 2,
    says: /packages\/web-client\/src\/components\/UserProfileSettingsPanel\.test\.tsx/,
  },
  {
    situation: 'the id of a commit is shown',
    run: running(['scan', '--range', `${'0123456789abcdef'.repeat(3).slice(0, 40)}..HEAD`]),
    exit: 3,
    says: /0123456789abcdef0123456789abcdef01234567/,
  },
  {
    situation: 'a fingerprint is shown',
    run: running(['policy', 'explain', 'mfrggzdfmztwq2lknnwg23tpob']),
    exit: 2,
    says: /mfrggzdfmztwq2lknnwg23tpob/,
  },
];

const GITLEAKS = `[[allowlists]]\nregexes = ['''${TOKEN}''']\nstopwords = ["${TOKEN}"]\npaths = ['''(${TOKEN}|(?=x))''']\ncommits = ["${TOKEN}"]\n`;
const DETECT_SECRETS = JSON.stringify({
  version: '1.5.0',
  plugins_used: [{ name: TOKEN }],
  filters_used: [
    { path: 'detect_secrets.filters.regex.should_exclude_secret', pattern: [TOKEN] },
    { path: 'detect_secrets.filters.regex.should_exclude_file', pattern: [`(?=${TOKEN})`] },
    { path: TOKEN },
  ],
  results: { 'a.txt': [{ type: TOKEN, filename: 'a.txt', hashed_secret: 'a'.repeat(40), line_number: 1 }] },
});
const tools: readonly Case[] = [
  {
    situation: 'an allowlist of gitleaks is quoted',
    run: running(['migrate', 'gitleaks', '--dry-run', '--no-compare'], { '.gitleaks.toml': GITLEAKS }),
    exit: 0,
  },
  {
    situation: 'a baseline of detect-secrets is quoted',
    run: running(['migrate', 'detect-secrets', '--dry-run', '--no-compare'], { '.secrets.baseline': DETECT_SECRETS }),
    exit: 0,
  },
];

testCases('what is quoted is no secret', [...byArgument, ...byConfiguration, ...shown, ...tools]);

import { githubToken } from '../support/token.ts';
import { type Case, type Command, type Sandbox, testCases } from './adversary.ts';

const SECRET = `token = ${githubToken()}\n`;
const DAY = 86_400_000;

/** A scan of a tree with a token and these files. */
function scanning(files: Readonly<Record<string, string>>, command: Partial<Command> = {}): Case['run'] {
  return (repo: Sandbox) => {
    repo.write('a.env', SECRET);
    for (const [name, text] of Object.entries(files)) repo.write(name, text);
    return { args: ['scan'], ...command };
  };
}

/** `leakgate ci` for a change with a token; the files are those of the base. */
function merging(files: Readonly<Record<string, string>>): Case['run'] {
  return (repo: Sandbox) => {
    for (const [name, text] of Object.entries(files)) repo.write(name, text);
    const base = repo.commit('base');
    repo.git('checkout', '-q', '-b', 'topic');
    repo.write('a.env', SECRET);
    repo.commit('change');
    return { args: ['ci', '--no-fetch'], env: { LEAKGATE_CI_TARGET: base } };
  };
}

const NAMES = [
  '.leakgate.yaml',
  'leakgate.yml',
  'leakgate.yaml',
  '.Leakgate.yml',
  '.LEAKGATE.YML',
  'Leakgate.yml',
  '.leakgaterc',
  '.leakgaterc.yml',
  '.leakgate.json',
  '.leakgate.toml',
  '.github/leakgate.yml',
  '.github/.leakgate.yml',
  '.github/leakgate.yaml',
  '.leakgate/config.yml',
  '.leakgate/config.yaml',
  '.leakgate/leakgate.yml',
  '.config/leakgate.yml',
  '.config/.leakgate.yaml',
];
const STRICT = 'preset: strict\n';
const names = NAMES.flatMap((name): Case[] => {
  const says = new RegExp(`${name.replaceAll('.', '\\.')} is not read[\\s\\S]*rename it to \\.leakgate\\.yml`);
  return [
    { situation: `the policy is in ${name}`, run: scanning({ [name]: STRICT }), exit: 2, says },
    { situation: `the base's policy is in ${name}`, run: merging({ [name]: STRICT }), exit: 2, says },
  ];
});
const similar: readonly Case[] = [
  {
    situation: 'a second policy beside the right one',
    run: scanning({ '.leakgate.yml': STRICT, '.leakgate.yaml': 'preset: none\n' }),
    exit: 2,
    says: /\.leakgate\.yaml is not read/,
  },
  {
    situation: 'the policy extends one of such a name',
    run: scanning({ '.leakgate.yml': 'extends: [.github/leakgate.yml]\n', '.github/leakgate.yml': STRICT }),
    exit: 1,
    blocking: 1,
  },
  {
    situation: 'a workflow is called like it',
    run: scanning({ '.github/workflows/leakgate.yml': 'on: push\n', 'src/leakgate.yml': 'x: 1\n' }),
    exit: 1,
    blocking: 1,
  },
  {
    situation: 'the repository’s configuration is not wanted',
    run: scanning({ 'leakgate.yml': STRICT }, { args: ['scan', '--no-config'] }),
    exit: 1,
    blocking: 1,
  },
  {
    situation: 'a policy stands beside whoever calls, and not at the top',
    run: (repo) => ({ ...scanning({ 'sub/.leakgate.yml': STRICT, 'sub/b': 'x' })(repo), cwd: `${repo.path}/sub` }),
    exit: 2,
    says: /sub\/\.leakgate\.yml is not in force[\s\S]*folders:/,
  },
  {
    situation: 'a policy stands beside whoever calls, and the top names it',
    run: (repo) => ({
      ...scanning({ '.leakgate.yml': 'folders: [sub]\n', 'sub/.leakgate.yml': 'exclude: [c]\n', 'sub/b': SECRET })(
        repo,
      ),
      cwd: `${repo.path}/sub`,
    }),
    exit: 1,
  },
];

/** A policy with one gate. */
const gate = (when: string, more = ''): string =>
  `preset: none\ngates:\n  - name: own\n    action: block\n    when: '${when.replaceAll("'", "''")}'\n${more}`;

const CONDITIONS: readonly (readonly [when: string, says: RegExp])[] = [
  [
    'finding.rule == "github-personal-acces-token"',
    /^error: \.leakgate\.yml:5:28: there is no rule "github-personal-acces-token"\nhelp: did you mean github-personal-access-token\?/,
  ],
  ['finding.rule != "nope-nope"', /there is no rule "nope-nope"\nhelp: leakgate rules list/],
  ['finding.rule in ["github-personal-access-token", "nope-nope"]', /there is no rule "nope-nope"/],
  ['finding["rule"] == "nope-nope"', /there is no rule "nope-nope"/],
  ['finding.rule.startsWith("githob-")', /no rule starts with "githob-"/],
  ['finding.rule.endsWith("-tokenn")', /no rule ends with "-tokenn"/],
  ['finding.rule.contains("acess")', /no rule contains "acess"/],
  ['finding.provider == "githob"', /there is no provider "githob"\nhelp: did you mean github\?/],
  ['finding.provider in ["githob"]', /there is no provider "githob"/],
  ['finding.kind == "tokn"', /there is no kind "tokn"\nhelp: did you mean token\?/],
  ['"cheksum-valid" in finding.evidence', /there is no evidence "cheksum-valid"\nhelp: did you mean checksum-valid\?/],
  ['finding.severity == "hihg"', /finding\.severity is never "hihg"/],
  ['finding.state == "gone"', /finding\.state is never "gone"/],
  ['finding.confidence > 80', /a confidence is never 80/],
  ['finding.confidence > 1', /can meet this condition/],
  ['finding.confidence < 0', /can meet this condition/],
  ['finding.confidence > 0.9 && finding.confidence < 0.5', /can meet this condition/],
  ['finding.state == "new" && finding.state == "existing"', /can meet this condition/],
  ['finding.expired && !finding.expired', /can meet this condition/],
  ['finding.age < -1 && finding.age > 3', /can meet this condition/],
  ['finding.rule == "github-oauth-token" && finding.rule == "github-refresh-token"', /can meet this condition/],
  ['run.failed > 3 && run.failed < 2', /can meet this condition/],
  ['finding.path.glob("src\\\\\\\\**")', /no path matches/],
  ['finding.path.startsWith("./src")', /no path is or begins with "\.\/src"/],
  ['finding.path.startsWith("/src")', /no path is or begins with/],
  ['finding.path == "C:\\\\\\\\repo\\\\\\\\a"', /no path is or begins with/],
];
const conditions = CONDITIONS.map(([when, says]): Case => ({
  situation: `a gate asks for ${when}`,
  run: scanning({ '.leakgate.yml': gate(when) }),
  exit: 2,
  says,
}));

const PATHS: readonly (readonly [what: string, glob: string])[] = [
  ['with backslashes', `'src\\**'`],
  ['with backslashes, written twice', `'src\\\\**'`],
  ['of a machine', `/home/ada/repo/**`],
  ['of a runner', `/github/workspace/src/**`],
  ['of a drive', `'C:/repo/**'`],
  ['of a home', `~/repo/**`],
  ['that leads up', `../src/**`],
  ['with two slashes', `src//a/**`],
  ['that ends in a space', `'src/** '`],
];
const KEYS: readonly (readonly [what: string, config: (glob: string) => string])[] = [
  ['a gate', (glob) => gate('finding.confidence >= 0.5', `    paths: [${glob}]\n`)],
  ['an override', (glob) => `overrides: [{paths: [${glob}], owner: x}]\n`],
  ['an allow entry', (glob) => `allow: [{paths: [${glob}], reason: x}]\n`],
  ['exclude', (glob) => `exclude: [${glob}]\n`],
];
const paths = PATHS.flatMap(([what, glob]) =>
  KEYS.map(([whose, config]): Case => ({
    situation: `a path ${what} in ${whose}`,
    run: scanning({ '.leakgate.yml': config(glob) }),
    exit: 2,
    says: /^error: \.leakgate\.yml:\d+:\d+: no path matches/,
  })),
);

const soon = (days: number): string => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);
const others: readonly Case[] = [
  {
    situation: 'grace begins in another century',
    run: scanning({ '.leakgate.yml': 'grace: {adopted: "2099-01-01", days: 90}\n' }),
    exit: 2,
    says: /grace would last until 2099-04-01/,
  },
  {
    situation: 'grace takes ten years',
    run: scanning({ '.leakgate.yml': `grace: {adopted: "${soon(0)}", days: 3650}\n` }),
    exit: 2,
    says: /more than a year from now/,
  },
  {
    situation: 'grace is over within the year',
    run: scanning({ '.leakgate.yml': `grace: {adopted: "${soon(-1)}", days: 300}\n` }),
    exit: 1,
  },
  {
    situation: 'an allow entry names a rule that there is not',
    run: scanning({ '.leakgate.yml': 'allow: [{rules: [githob-token], reason: x}]\n' }),
    exit: 2,
    says: /there is no rule "githob-token"/,
  },
  {
    situation: 'a gate names a rule that is left out',
    run: scanning(
      { '.leakgate.yml': gate('finding.rule == "github-refresh-token" || finding.confidence > 0.9') },
      { args: ['scan', '--skip-rule', 'github-refresh-token'] },
    ),
    exit: 1,
  },
  {
    situation: 'a gate looks at what paths begin and end with',
    run: scanning({
      '.leakgate.yml': gate(
        'finding.path.endsWith(".env") && !finding.path.startsWith("x/") && finding.path.glob("*.env")',
      ),
    }),
    exit: 1,
  },
  {
    situation: 'a gate of the preset is switched off',
    run: scanning({ '.leakgate.yml': 'gates: [{name: confident-finding, when: "false", action: note}]\n' }),
    exit: 0,
  },
  {
    situation: 'the baseline is at its usual place, and the configuration names another',
    run: scanning({ '.leakgate.yml': 'baseline: known.jsonl\n', '.leakgate/baseline.jsonl': '{}\n' }),
    exit: 2,
    says: /there is no baseline known\.jsonl, and \.leakgate\/baseline\.jsonl is not used/,
  },
  {
    situation: 'a baseline lies in the folder of whoever calls',
    run: (repo) => ({
      ...scanning({ 'sub/.leakgate/baseline.jsonl': '{}\n' })(repo),
      cwd: `${repo.path}/sub`,
    }),
    exit: 2,
    says: /sub\/\.leakgate\/baseline\.jsonl is not in force/,
  },
];

const inputs = (
  [
    ['histroy', 'true', /there is no input histroy \(did you mean history\?\)/],
    ['exclud', 'a.env', /there is no input exclud \(did you mean exclude\?\)/],
    ['working_directory', 'src', /there is no input working_directory \(did you mean working-directory\?\)/],
    ['whatever', 'x', /there is no input whatever/],
  ] as const
).map(([name, value, says]): Case => ({
  situation: `an input of the Action is called ${name}`,
  run(repo) {
    repo.write('a.txt', 'hello\n');
    return { step: { inputs: { [name]: value } } };
  },
  exit: 2,
  says,
}));

testCases('a policy is in force, or the run says why not', [
  ...names,
  ...similar,
  ...conditions,
  ...paths,
  ...others,
  ...inputs,
]);

import { CONFIGURABLE_KINDS, OMISSION_ACTIONS } from '../core/omission.ts';

/** A day in suppressions and baselines. */
const DAY = { type: 'string', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' } as const;
const TEXT = { type: 'string', pattern: '\\S' } as const;
const GLOB = { type: 'string', pattern: '^[^\\s].{0,255}$' } as const;
const NAME = { type: 'string', pattern: '^[a-z0-9]+(?:-[a-z0-9]+)*$' } as const;
const ACTION = { enum: ['block', 'warn', 'note'] } as const;

function listOf(items: unknown, description?: string): Record<string, unknown> {
  return { type: 'array', items, ...(description !== undefined && { description }) };
}

function someOf(items: unknown, description?: string): Record<string, unknown> {
  return { ...listOf(items, description), minItems: 1 };
}

function record(
  required: Readonly<Record<string, unknown>>,
  optional: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  const properties = { ...required, ...optional };
  return { type: 'object', properties, required: Object.keys(required), additionalProperties: false };
}

const allow = {
  ...record(
    { reason: { ...TEXT, description: 'Why this is not a leak, for later readers.' } },
    {
      rules: someOf(NAME, 'Ids of rules.'),
      paths: someOf(GLOB, 'Globs relative to the root; in a folder file, relative to the folder.'),
      fingerprints: someOf({ type: 'string', pattern: '^[a-z2-7]{26}$' }, 'Fingerprints, as reports show them.'),
      until: { ...DAY, description: 'Last day the entry is valid.' },
      owner: TEXT,
    },
  ),
  anyOf: [{ required: ['rules'] }, { required: ['paths'] }, { required: ['fingerprints'] }],
};

const gate = record(
  { name: NAME, when: { ...TEXT, description: 'A condition in CEL over `finding` and `run`.' }, action: ACTION },
  { message: TEXT, paths: someOf(GLOB) },
);

const override = record(
  { paths: someOf(GLOB) },
  {
    owner: { ...TEXT, description: 'Person or team responsible for these paths.' },
    atMost: { ...ACTION, description: 'Strongest action that any gate may take on findings here.' },
    gates: someOf(gate, 'Gates that apply to these paths only.'),
  },
);

const coverage = {
  ...record({}, Object.fromEntries(CONFIGURABLE_KINDS.map((kind) => [kind, { enum: OMISSION_ACTIONS }]))),
  description: 'Whether an omission makes the run incomplete (fail) or is named in the summary (warn), by kind.',
};

const VARIABLE = { type: 'string', pattern: '^[A-Za-z_][A-Za-z0-9_]*$' } as const;

const notify = record(
  { name: NAME, kind: { enum: ['slack', 'teams', 'webhook'] } },
  {
    url: { ...TEXT, description: 'Address, if it is not a secret: https, or the local machine.' },
    urlFrom: { ...VARIABLE, description: 'Environment variable that holds the address.' },
    hosts: someOf(TEXT, 'Hosts the address may point to, each with its port unless that is the default.'),
    keyFrom: { ...VARIABLE, description: 'Environment variable that holds the signing key.' },
    on: {
      enum: ['block', 'warn', 'always'],
      description: 'When to notify: the run does not pass (block), or a gate also warns (warn), or always.',
    },
  },
);

/** JSON Schema (2020-12) of `.leakgate.yml`. */
export const CONFIG_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'leakgate-config/1',
  title: 'Leakgate configuration',
  ...record(
    {},
    {
      extends: listOf(TEXT, 'Files read before this one: paths relative to it, inside the repository.'),
      folders: listOf(TEXT, 'Folders whose own .leakgate.yml applies below them.'),
      rules: listOf(TEXT, 'Rule packs to add, relative to this file.'),
      exclude: listOf(GLOB, 'Paths to leave out of every scan; they count as skipped.'),
      compat: listOf(
        { enum: ['gitleaks', 'detect-secrets', 'trufflehog', 'secretlint'] },
        'Other tools whose inline comments also count.',
      ),
      preset: {
        enum: ['default', 'strict', 'advisory', 'none'],
        description: 'Preset gates to start from (default: default).',
      },
      gates: listOf(gate, 'Evaluated in order, after the gates of the preset.'),
      grace: {
        ...record({ adopted: DAY, days: { type: 'integer', minimum: 1, maximum: 3650 } }),
        description:
          'In history, findings first seen before `adopted` only warn until this many days after it; findings that a change adds are never in grace.',
      },
      baseline: { ...TEXT, description: 'Baseline file, relative to the root (default: .leakgate/baseline.jsonl).' },
      allow: listOf(allow, 'Findings that are not leaks.'),
      overrides: listOf(override, 'Settings for some paths only.'),
      coverage,
      notify: listOf(notify, 'Targets to notify of a run in a pipeline; leakgate scan notifies nobody.'),
    },
  ),
};

/** JSON Schema (2020-12) of a file of policy cases. */
export const CASES_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'leakgate-policy-cases/1',
  title: 'Leakgate policy cases',
  ...record({
    cases: someOf(
      record(
        {
          name: TEXT,
          expect: record(
            {},
            { exit: { enum: [0, 1, 3] }, gates: listOf(NAME, 'Names of the gates that match, in order.') },
          ),
        },
        {
          findings: listOf(
            { type: 'object' },
            'Fields of findings, named as in conditions; other fields have defaults.',
          ),
          run: { type: 'object' },
        },
      ),
    ),
  }),
};

import { CONFIGURABLE_KINDS, OMISSION_ACTIONS } from '../core/omission.ts';

/** A day, as suppressions and baselines write it. */
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
    { reason: { ...TEXT, description: 'Why this is no leak, for whoever asks later.' } },
    {
      rules: someOf(NAME, 'Ids of rules.'),
      paths: someOf(GLOB, 'Globs from the root; from the folder in a folder file.'),
      fingerprints: someOf({ type: 'string', pattern: '^[a-z2-7]{26}$' }, 'Values, as reports name them.'),
      until: { ...DAY, description: 'The last day it counts.' },
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
    owner: { ...TEXT, description: 'Who answers for these paths.' },
    atMost: { ...ACTION, description: 'No gate does more than this to findings here.' },
    gates: someOf(gate, 'Gates that look at these paths only.'),
  },
);

const coverage = {
  ...record({}, Object.fromEntries(CONFIGURABLE_KINDS.map((kind) => [kind, { enum: OMISSION_ACTIONS }]))),
  description: 'What is not scanned makes the run incomplete (fail) or is named in the summary (warn), by kind.',
};

const VARIABLE = { type: 'string', pattern: '^[A-Za-z_][A-Za-z0-9_]*$' } as const;

const notify = record(
  { name: NAME, kind: { enum: ['slack', 'teams', 'webhook'] } },
  {
    url: { ...TEXT, description: 'Where to, if that is no secret: https, or this machine.' },
    urlFrom: { ...VARIABLE, description: 'The environment variable that holds where to.' },
    hosts: someOf(TEXT, 'The hosts it may lead to, each with its port where that is not the usual one.'),
    keyFrom: { ...VARIABLE, description: 'The environment variable that holds the key of the signatures.' },
    on: {
      enum: ['block', 'warn', 'always'],
      description: 'When: the run does not pass (block), a gate warns too (warn), always.',
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
      extends: listOf(TEXT, 'Files that come before this one, relative to it, inside the repository.'),
      folders: listOf(TEXT, 'Folders whose own .leakgate.yml counts below them.'),
      rules: listOf(TEXT, 'Rule packs to add, relative to this file.'),
      exclude: listOf(GLOB, 'Paths that are not scanned; counted as skipped.'),
      compat: listOf(
        { enum: ['gitleaks', 'detect-secrets', 'trufflehog', 'secretlint'] },
        "Other tools' inline comments that count too.",
      ),
      preset: { enum: ['default', 'strict', 'advisory', 'none'], description: 'The gates to start from (default).' },
      gates: listOf(gate, 'Asked in order, after the preset’s.'),
      grace: {
        ...record({ adopted: DAY, days: { type: 'integer', minimum: 1, maximum: 3650 } }),
        description:
          'In history, findings first seen before `adopted` only warn for so many days after it; what a change brings in does not.',
      },
      baseline: { ...TEXT, description: 'The baseline, from the root (.leakgate/baseline.jsonl).' },
      allow: listOf(allow, 'Findings that are known to be none.'),
      overrides: listOf(override, 'What holds for some paths only.'),
      coverage,
      notify: listOf(notify, 'Who is told of a run in a pipeline; leakgate scan tells nobody.'),
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
          findings: listOf({ type: 'object' }, 'Fields of findings as conditions name them; the rest has defaults.'),
          run: { type: 'object' },
        },
      ),
    ),
  }),
};

const text = { type: 'string' } as const;
const some = { type: 'string', minLength: 1 } as const;
const time = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}$' } as const;
const link = { type: 'string', pattern: '^(https?|ftp)://.+' } as const;

function object(required: Readonly<Record<string, unknown>>, optional: Readonly<Record<string, unknown>> = {}): object {
  return { type: 'object', required: Object.keys(required), properties: { ...required, ...optional } };
}
function list(items: unknown, minItems = 0): object {
  return { type: 'array', items, minItems };
}

const tool = object({ id: some, name: some, version: some, vendor: object({ name: some }) }, { url: link });
const identifier = object({ type: some, name: some, value: some }, { url: link });

/** What GitLab's schema 15.0.7 of secret detection reports asks of what we write, as its documentation and schema state it. */
export const GITLAB_SCHEMA = object(
  {
    version: { type: 'string', pattern: '^15\\.0\\.7$' },
    scan: object(
      {
        analyzer: tool,
        scanner: tool,
        type: { const: 'secret_detection' },
        start_time: time,
        end_time: time,
        status: { enum: ['success', 'failure'] },
      },
      { messages: list(object({ level: { enum: ['info', 'warn', 'fatal'] }, value: some })) },
    ),
    vulnerabilities: list(
      object(
        {
          id: some,
          identifiers: list(identifier, 1),
          location: object(
            { commit: object({ sha: some }, { author: text, date: text, message: text }) },
            { file: text, start_line: { type: 'number' }, end_line: { type: 'number' } },
          ),
        },
        {
          name: { type: 'string', maxLength: 255 },
          description: { type: 'string', maxLength: 1_048_576 },
          solution: { type: 'string', maxLength: 7000 },
          severity: { enum: ['Info', 'Unknown', 'Low', 'Medium', 'High', 'Critical'] },
          links: list(object({ url: link }, { name: text })),
        },
      ),
    ),
  },
  { schema: link },
);

import type { RawOptions } from '../../config/options.ts';
import type { GateConfig, Placed } from '../../config/layers.ts';
import { shownTarget } from '../../config/notify-targets.ts';
import { EXIT } from '../../core/errors.ts';
import { escapeTerminal } from '../../report/escape.ts';
import { chooseAction } from '../prompt/choose-subcommand.ts';
import type { ProcessContext } from '../process-context.ts';
import { openGateHere } from '../gate/resolve-gate.ts';

/** A value as `config show` prints it. */
interface Row {
  readonly text: string;
  readonly place: string;
}

const DEFAULT_PLACE = 'default';

function single<T>(key: string, placed: Placed<T> | undefined, otherwise: T): Row {
  const text = `${key}: ${JSON.stringify(placed?.value ?? otherwise)}`;
  return { text, place: placed?.place ?? DEFAULT_PLACE };
}

function entries<T>(key: string, list: readonly Placed<T>[]): Row[] {
  return list.map(({ value, place }) => ({ text: `${key}: ${JSON.stringify(value)}`, place }));
}

/** Every effective value, in the order of the file's keys. */
function rowsOf(config: GateConfig): Row[] {
  return [
    single('preset', config.preset, 'default'),
    single('baseline', config.baseline, '.leakgate/baseline.jsonl'),
    ...(config.grace ? [single('grace', config.grace, config.grace.value)] : []),
    ...entries('rules', config.rules),
    ...entries('exclude', config.exclude),
    ...entries('compat', config.compat),
    ...config.coverage.map(({ value: { kind, action }, place }) => ({ text: `coverage: ${kind}: ${action}`, place })),
    ...entries('allow', config.allow),
    ...entries('gate', config.gates),
    ...entries('override', config.overrides),
    // an address may itself be a secret
    ...entries(
      'notify',
      config.notify.map(({ value, place }) => ({
        value: { ...value, ...(value.url !== undefined && { url: shownTarget(value) }) },
        place,
      })),
    ),
  ];
}

const EMPTY: GateConfig = {
  files: [],
  rules: [],
  exclude: [],
  compat: [],
  preset: undefined,
  baseline: undefined,
  grace: undefined,
  allow: [],
  gates: [],
  overrides: [],
  notify: [],
  coverage: [],
};

/** `leakgate config show`: prints the effective values, and with `--origin` their places. Returns the exit code. */
export async function configCommand(
  options: RawOptions,
  [action]: readonly string[],
  context: ProcessContext,
): Promise<number> {
  chooseAction('config', action, ['show']);
  const { gate } = await openGateHere(options, context);
  const rows = rowsOf(gate.config ?? EMPTY);
  const width = Math.max(...rows.map(({ place }) => place.length));
  for (const { text, place } of rows)
    context.out.write(`${options.origin ? `${escapeTerminal(place.padEnd(width))}  ` : ''}${escapeTerminal(text)}\n`);
  for (const { place, message } of gate.notices)
    context.err.write(`notice: ${escapeTerminal(place)}: ${escapeTerminal(message)}\n`);
  return EXIT.pass;
}

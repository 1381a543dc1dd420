/** The content of a git hook: text only. */

export const HOOKS = ['pre-commit', 'pre-push', 'commit-msg'] as const;
/** A hook that can be installed. */
export type HookName = (typeof HOOKS)[number];

const BEGIN = '# >>> leakgate >>> (`leakgate hook uninstall` takes this out)';
const END = '# <<< leakgate <<<';
const SHEBANG = '#!/bin/sh\n';
const BLOCK = /# >>> leakgate >>>[^]*?# <<< leakgate <<<\n/g;

/** Absolute paths of the program. */
export interface HookProgram {
  readonly node: string;
  readonly cli: string;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** The lines that run Leakgate in a hook. Passes the standard input of a pre-push hook on to the rest of it. */
function hookBlock(hook: HookName, { node, cli }: HookProgram): string {
  const run = `hook run ${hook} "$@"`;
  const lines = [
    BEGIN,
    'leakgate_run() {',
    `  if [ -x ${quote(node)} ] && [ -f ${quote(cli)} ]; then ${quote(node)} ${quote(cli)} ${run}`,
    `  elif command -v leakgate >/dev/null 2>&1; then leakgate ${run}`,
    "  else echo 'leakgate is no longer where it was; run `leakgate hook install` again' >&2; return 3; fi",
    '}',
  ];
  if (hook === 'pre-push') {
    lines.push('leakgate_input=$(cat)', `printf '%s\\n' "$leakgate_input" | leakgate_run "$@" || exit $?`);
    lines.push('exec <<LEAKGATE_END', '$leakgate_input', 'LEAKGATE_END');
  } else lines.push('leakgate_run "$@" || exit $?');
  return `${[...lines, END].join('\n')}\n`;
}

/** Whether a hook is a shell script, so that lines can be added. */
export function isShellScript(text: string): boolean {
  return /^#!\s*(?:\/usr\/bin\/env\s+)?\S*\b(?:sh|bash|dash|zsh|ksh)\b/.test(text);
}

/** Adds Leakgate at the start of a hook. Idempotent. `before` is its current text, undefined if there is none. */
export function withHook(before: string | undefined, hook: HookName, program: HookProgram): string {
  const text = before === undefined ? SHEBANG : withoutHook(before);
  const end = text.indexOf('\n') + 1;
  const first = end === 0 ? `${text}\n` : text.slice(0, end);
  return first + hookBlock(hook, program) + (end === 0 ? '' : text.slice(end));
}

/** Removes Leakgate from a hook. */
export function withoutHook(text: string): string {
  return text.replace(BLOCK, '');
}

/** Whether Leakgate is in a hook, and whether nothing else is. */
export function inspectHook(text: string): { readonly installed: boolean; readonly alone: boolean } {
  const rest = withoutHook(text);
  return { installed: rest !== text, alone: rest === SHEBANG };
}

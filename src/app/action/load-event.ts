import { readFileSync, statSync } from 'node:fs';
import type { ProcessContext } from '../process-context.ts';
import { readEvent, type CiEvent } from './github-event.ts';

/** Largest payload; GitHub sends smaller ones. */
const EVENT_BYTES = 64 << 20;

/** Reads the event that started a workflow from the runner's file; undefined if it cannot be read. */
export function loadEvent({ env }: Pick<ProcessContext, 'env'>): CiEvent | undefined {
  const path = env['GITHUB_EVENT_PATH'];
  const name = env['GITHUB_EVENT_NAME'] ?? '';
  if (!path) return { kind: 'other', name, defaultBranch: '' };
  try {
    if (statSync(path).size > EVENT_BYTES) return undefined;
    return readEvent(name, JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    if (error instanceof SyntaxError || (error instanceof Error && 'code' in error)) return undefined;
    throw error;
  }
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    // a missing file is an answer here: the ref is packed, or there is no commit yet
    return undefined;
  }
}

function packedRef(gitFolder: string, ref: string): string | undefined {
  const line = readText(join(gitFolder, 'packed-refs'))
    ?.split('\n')
    .find((one) => one.endsWith(` ${ref}`));
  return line?.split(' ')[0];
}

/**
 * The commit that HEAD of a work tree names, read from the files of a `files` ref store without running git; null if there is none or it is
 * kept another way (linked work trees, reftable). For the report only: nothing is decided by it.
 */
export function readHead(top: string): string | null {
  const gitFolder = join(top, '.git');
  const head = readText(join(gitFolder, 'HEAD'));
  const ref = head?.startsWith('ref: ') ? head.slice(5) : undefined;
  if (ref?.split('/').includes('..')) return null;
  const id = ref === undefined ? head : (readText(join(gitFolder, ref)) ?? packedRef(gitFolder, ref));
  return id !== undefined && ID.test(id) ? id : null;
}

import { chmodSync, mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { testCases, type Case, type Sandbox } from './adversary.ts';

/** Absolute path of a program that must never run. */
function trap(repo: Sandbox, name: string): string {
  const path = `.git/traps/${name}`;
  mkdirSync(join(repo.path, '.git/ran'), { recursive: true });
  repo.write(path, `#!/bin/sh\ntouch '${join(repo.path, '.git/ran', name)}'\n`);
  chmodSync(join(repo.path, path), 0o755);
  return join(repo.path, path);
}

/** A commit whose base only the remote has, with every protocol allowed by the repository. */
function seed(repo: Sandbox): void {
  repo.write('a.ts', 'x\n');
  repo.commit();
  for (const name of ['ext', 'evil', 'file', 'git', 'fd', '0', 'none', 'never'])
    repo.git('config', `protocol.${name}.allow`, 'always');
  repo.git('config', 'protocol.allow', 'always');
}

const DEFAULT = 'https://127.0.0.1:1/r.git';
const TARGET = { LEAKGATE_CI_TARGET: '7'.repeat(40) };

/** A repository that configures its remote to run something. `env`: beside the target. */
function remoteCase(
  situation: string,
  configure: (repo: Sandbox) => NodeJS.ProcessEnv | void,
  protocols = 'https,ssh,http,file',
): Case {
  return {
    situation,
    run: (repo) => {
      seed(repo);
      repo.git('config', 'remote.origin.url', DEFAULT);
      const env = configure(repo) ?? {};
      return { args: ['ci'], env: { ...TARGET, LEAKGATE_FETCH_PROTOCOLS: protocols, ...env } };
    },
    exit: 3,
    failed: [/the base 7+ is not in this checkout/],
  };
}

/** A remote whose address would make git run something. */
function addressCase(situation: string, address: (trapped: string) => string): Case {
  return remoteCase(`the address of the remote ${situation}`, (repo) => {
    repo.git('config', 'remote.origin.url', address(trap(repo, 'address')));
  });
}

/** A folder with a program at the front of PATH. */
function pathWith(repo: Sandbox, name: string, folder = '.git/traps'): NodeJS.ProcessEnv {
  trap(repo, name);
  return { PATH: [folder, process.env['PATH']].join(delimiter) };
}

const cases: readonly Case[] = [
  addressCase('is a command', (program) => `ext::${program}`),
  addressCase('is a command with a service', (program) => `ext::${program} %S`),
  addressCase('is a command in capitals', (program) => `EXT::${program}`),
  addressCase('is an option', (program) => `--upload-pack=${program}`),
  addressCase('has a host that is an option', (program) => `ssh://-oProxyCommand=${program}/x`),
  addressCase('has a host that is a command', (program) => `ssh://$(${program})/x`),
  addressCase('is a path that is an option', (program) => `host:--upload-pack=${program}`),
  addressCase('has a line end', (program) => `https://example.invalid/\next::${program}`),
  addressCase('is a relative path', () => '.git/traps'),
  remoteCase('another address is put in place of the remote by insteadOf', (repo) => {
    repo.git('config', `url.ext::${trap(repo, 'instead')} .insteadOf`, 'https://');
  }),
  remoteCase('another address is put in place of the remote by an included file', (repo) => {
    repo.write('.git/more', `[url "ext::${trap(repo, 'included')} "]\n\tinsteadOf = https://\n`);
    repo.git('config', 'include.path', 'more');
  }),
  remoteCase('another address is put in place of the remote by the configuration of a work tree', (repo) => {
    repo.git('config', 'extensions.worktreeConfig', 'true');
    repo.write('.git/config.worktree', `[url "ext::${trap(repo, 'worktree')} "]\n\tinsteadOf = https://\n`);
  }),
  remoteCase('another helper is named for the remote, and found among the aliases', (repo) => {
    repo.git('config', 'remote.origin.vcs', 'evil');
    repo.git('config', 'alias.remote-evil', `!${trap(repo, 'alias')}`);
  }),
  remoteCase('a helper of git is looked for among the aliases', (repo) => {
    for (const name of ['ext', 'http', 'https', 'ftp', ''])
      repo.git('config', `alias.remote-${name}`, `!${trap(repo, `alias-${name}`)}`);
    repo.git('config', 'remote.origin.url', 'ftp://example.invalid/r');
  }),
  remoteCase('a helper lies in a folder of the repository that is on PATH', (repo) => {
    repo.git('config', 'remote.origin.url', 'evil::x');
    return pathWith(repo, 'git-remote-evil', join(repo.path, '.git/traps'));
  }),
  remoteCase('ssh lies in a folder of the repository that is on PATH', (repo) => {
    repo.git('config', 'remote.origin.url', 'ssh://git@127.0.0.1:1/r');
    return pathWith(repo, 'ssh', join(repo.path, '.git/traps'));
  }),
  remoteCase('ssh lies in a relative folder that is on PATH', (repo) => {
    repo.git('config', 'remote.origin.url', 'git@127.0.0.1:r');
    return pathWith(repo, 'ssh');
  }),
  remoteCase('git lies in a folder of the repository that is on PATH', (repo) => {
    return pathWith(repo, 'git', join(repo.path, '.git/traps'));
  }),
  remoteCase('programs are configured for every step of a fetch', (repo) => {
    const program = trap(repo, 'step');
    const keys = ['core.sshCommand', 'core.gitProxy', 'core.askPass', 'core.alternateRefsCommand', 'core.fsmonitor'];
    const remote = ['remote.origin.uploadpack', 'remote.origin.receivepack', 'uploadpack.packObjectsHook'];
    for (const key of [...keys, ...remote, 'credential.helper', 'credential.https://127.0.0.1.helper'])
      repo.git('config', '--file', '.git/config', key, program);
    repo.git('config', 'remote.origin.url', 'ssh://git@127.0.0.1:1/r');
  }),
  remoteCase('hooks lie where git looks for them while it fetches', (repo) => {
    for (const name of ['reference-transaction', 'post-index-change', 'fsmonitor-watchman']) trap(repo, name);
    repo.git('config', 'core.hooksPath', join(repo.path, '.git/traps'));
  }),
];

testCases('a fetch runs nothing that the repository names', cases);

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What git can do because of a key: run or load a program, fetch or send, go elsewhere, read or write a file, or do any of these through another key.
 */
export type Effect = 'run' | 'fetch' | 'redirect' | 'read' | 'write' | 'switch';

/** The value of a key: a trap, a shell command with one, a folder of such hooks, the path of a bait, a forbidden address, or a text. */
export type Value = 'program' | 'shell' | 'hooks' | 'bait' | 'address' | { readonly text: string };

/** An armed key. */
export interface ArmedKey {
  /** Name in git's documentation; undefined if it is undocumented. */
  readonly documented: string | undefined;
  readonly key: string;
  readonly effect: Effect;
  readonly value: Value;
}

type Row = readonly [documented: string | undefined, value: Value, key?: string];

/** Fills the placeholders of a documented key. */
function fill(documented: string): string {
  return documented
    .replace('remote.<name>', 'remote.origin')
    .replace('submodule.<name>', 'submodule.sub')
    .replace('<url>', 'https://127.0.0.1:1/')
    .replace(/<[^>]*>|\*/g, 'armed');
}

function rows(effect: Effect, ...list: readonly Row[]): ArmedKey[] {
  return list.map(([documented, value, key]) => ({ documented, key: key ?? fill(documented!), effect, value }));
}

const text = (of: string): Value => ({ text: of });
const ON = text('true');

/** Keys that run or load a program. */
const RUN = rows(
  'run',
  ['alias.*', 'shell', 'alias.cat-file'],
  [undefined, 'shell', 'alias.rev-list'],
  [undefined, 'shell', 'alias.remote-https'],
  [undefined, 'shell', 'alias.remote-evil'],
  ['alias.*.command', 'shell'],
  ['browser.<tool>.cmd', 'program'],
  ['browser.<tool>.path', 'program'],
  ['core.alternateRefsCommand', 'program'],
  ['core.askPass', 'program'],
  ['core.editor', 'program'],
  ['core.fsmonitor', 'program'],
  ['core.gitProxy', 'program'],
  ['core.hooksPath', 'hooks'],
  ['core.pager', 'program'],
  ['core.sshCommand', 'program'],
  ['credential.<url>.*', 'shell', 'credential.https://127.0.0.1:1.helper'],
  ['credential.helper', 'shell'],
  ['diff.<driver>.command', 'program'],
  ['diff.<driver>.textconv', 'program'],
  ['diff.external', 'program'],
  ['difftool.<tool>.cmd', 'program'],
  ['difftool.<tool>.path', 'program'],
  ['filter.<driver>.clean', 'program'],
  [undefined, 'program', 'filter.armed.process'],
  ['filter.<driver>.smudge', 'program'],
  ['gc.recentObjectsHook', 'program'],
  ['gpg.<format>.program', 'program', 'gpg.x509.program'],
  [undefined, 'program', 'gpg.ssh.program'],
  ['gpg.program', 'program'],
  ['gpg.ssh.defaultKeyCommand', 'program'],
  ['guitool.<name>.cmd', 'program'],
  ['hook.<friendly-name>.command', 'program'],
  ['imap.tunnel', 'program'],
  ['init.templateDir', 'hooks'],
  ['instaweb.browser', 'program'],
  ['instaweb.httpd', 'program'],
  ['instaweb.modulePath', 'program'],
  ['interactive.diffFilter', 'program'],
  ['man.<tool>.cmd', 'program'],
  ['man.<tool>.path', 'program'],
  ['merge.<driver>.driver', 'program'],
  ['mergetool.<tool>.cmd', 'program'],
  ['mergetool.<tool>.path', 'program'],
  ['pager.<cmd>', 'program', 'pager.rev-list'],
  [undefined, 'program', 'pager.diff-tree'],
  ['remote.<name>.receivepack', 'program'],
  ['remote.<name>.uploadpack', 'program'],
  ['remote.<name>.vcs', text('evil')],
  ['sendemail.ccCmd', 'program'],
  ['sendemail.headerCmd', 'program'],
  ['sendemail.smtpServer', 'program'],
  ['sendemail.toCmd', 'program'],
  ['sequence.editor', 'program'],
  ['submodule.<name>.update', 'shell'],
  ['sendemail.tocmd', 'program', 'sendemail.other.tocmd'],
  ['sendemail.<identity>.*', 'program', 'sendemail.armed.toCmd'],
  ['sendemail.<identity>.<config>', 'program', 'sendemail.armed.ccCmd'],
  [undefined, 'program', 'tar.armed.command'],
  ['trailer.<key-alias>.cmd', 'program'],
  ['trailer.<key-alias>.command', 'program'],
  ['uploadpack.packObjectsHook', 'program'],
  ['web.browser', 'program'],
  [undefined, 'program', 'gpg.openpgp.program'],
);

/** Keys that redirect git, or make it send more. */
const REDIRECT = rows(
  'redirect',
  ['bundle.*', 'address', 'bundle.uri'],
  ['bundle.<id>.*', 'address', 'bundle.other.uri'],
  ['bundle.<id>.uri', 'address'],
  ['core.worktree', text('/etc')],
  ['fetch.bundleURI', 'address'],
  ['http.<url>.*', 'address', 'http.https://127.0.0.1:1/.proxy'],
  ['http.curloptResolve', text('127.0.0.1:1:127.0.0.1:2')],
  ['http.extraHeader', text('X-Armed: armed')],
  ['http.followRedirects', ON],
  ['http.proxy', 'address'],
  ['imap.host', 'address'],
  ['promisor.acceptFromServerUrl', 'address'],
  ['remote.<name>.proxy', 'address'],
  ['remote.<name>.pushurl', 'address'],
  ['sendemail.smtpServerPort', text('2')],
  ['submodule.<name>.url', 'address'],
  ['trace2.eventTarget', 'bait'],
  ['trace2.normalTarget', 'bait'],
  ['trace2.perfTarget', 'bait'],
  ['url.<base>.insteadOf', text('https://127.0.0.1:1/'), 'url.http://127.0.0.1:2/.insteadOf'],
  ['url.<base>.pushInsteadOf', text('https://127.0.0.1:1/'), 'url.http://127.0.0.1:2/.pushInsteadOf'],
);

/** Keys that make git read a named file. */
const READ = rows(
  'read',
  ['blame.ignoreRevsFile', 'bait'],
  ['commit.template', 'bait'],
  ['core.attributesFile', 'bait'],
  ['core.excludesFile', 'bait'],
  ['diff.orderFile', 'bait'],
  ['fetch.fsck.skipList', 'bait'],
  ['format.signatureFile', 'bait'],
  ['fsck.skipList', 'bait'],
  ['gpg.ssh.allowedSignersFile', 'bait'],
  ['gpg.ssh.revocationFile', 'bait'],
  ['help.htmlPath', 'bait'],
  ['http.cookieFile', 'bait'],
  ['http.pinnedPubkey', 'bait'],
  ['http.proxySSLCAInfo', 'bait'],
  ['http.proxySSLCert', 'bait'],
  ['http.proxySSLKey', 'bait'],
  ['http.sslCAInfo', 'bait'],
  ['http.sslCAPath', 'bait'],
  ['http.sslCert', 'bait'],
  ['http.sslKey', 'bait'],
  ['include.path', 'bait'],
  ['includeIf.<condition>.path', 'bait', 'includeIf.gitdir:/.path'],
  ['mailmap.file', 'bait'],
  ['receive.fsck.skipList', 'bait'],
  ['sendemail.aliasesFile', 'bait'],
  ['sendemail.mailmap.file', 'bait'],
  ['sendemail.smtpSSLCertPath', 'bait'],
  ['sendemail.smtpSSLClientCert', 'bait'],
  ['sendemail.smtpSSLClientKey', 'bait'],
  ['sendemail.smtpsslcertpath', 'bait', 'sendemail.other.smtpsslcertpath'],
  ['user.signingKey', 'bait'],
);

/** Keys that make git write. */
const WRITE = rows(
  'write',
  ['core.untrackedCache', ON],
  ['core.splitIndex', ON],
  ['fetch.writeCommitGraph', ON],
  ['gc.auto', text('1')],
  ['format.outputDirectory', 'bait'],
  ['gc.repackFilterTo', 'bait'],
  ['gitcvs.logFile', 'bait'],
  ['http.saveCookies', ON],
  ['maintenance.auto', ON],
  ['rerere.enabled', ON],
);

/** Keys that fetch, or allow it. */
const FETCH = rows(
  'fetch',
  ['credential.interactive', ON],
  ['extensions.*', text('origin'), 'extensions.partialClone'],
  ['protocol.<name>.allow', text('always'), 'protocol.ext.allow'],
  [undefined, text('always'), 'protocol.file.allow'],
  [undefined, text('always'), 'protocol.evil.allow'],
  ['protocol.allow', text('always')],
  ['remote.<name>.partialclonefilter', text('blob:none')],
  ['remote.<name>.promisor', ON],
  ['submodule.recurse', ON],
  ['fetch.recurseSubmodules', ON],
  ['transfer.bundleURI', ON],
);

/** Keys that activate others. */
const SWITCHES = rows(
  'switch',
  ['diff.<driver>.cachetextconv', ON],
  ['diff.<driver>.trustExitCode', ON],
  ['diff.submodule', text('diff')],
  ['diff.tool', text('armed')],
  [undefined, ON, 'filter.armed.required'],
  ['gpg.format', text('ssh')],
  ['help.browser', text('armed')],
  ['help.format', text('web')],
  ['hook.<event>.enabled', ON, 'hook.reference-transaction.enabled'],
  ['hook.<friendly-name>.enabled', ON],
  ['hook.<friendly-name>.event', text('reference-transaction')],
  ['http.sslVerify', text('false')],
  ['log.showSignature', ON],
  ['man.viewer', text('armed')],
  ['receive.procReceiveRefs', text('refs')],
  ['merge.tool', text('armed')],
  ['merge.verifySignatures', ON],
  ['ssh.variant', text('simple')],
  ['commit.gpgSign', ON],
  ['tag.gpgSign', ON],
);

/** Every key by which a repository could make git do more than read. */
export const ARMED: readonly ArmedKey[] = [...RUN, ...REDIRECT, ...READ, ...WRITE, ...FETCH, ...SWITCHES];

/** git reads these before it knows the command: as configuration, or to decide which files are ignored. */
export const READ_BY_DESIGN: ReadonlySet<string> = new Set([
  'core.attributesFile',
  'core.excludesFile',
  'include.path',
  'includeIf.gitdir:/.path',
]);

/**
 * Keys of git 2.39 to 2.55 by which nothing is run, loaded, fetched, redirected or read: names, numbers, formats, colours and advice. A key is added here
 * by someone who has read what git's documentation says of it.
 */
export const HARMLESS: ReadonlySet<string> = new Set(
  readFileSync(join(import.meta.dirname, 'git-config-harmless.txt'), 'utf8')
    .split('\n')
    .filter((line) => line !== ''),
);

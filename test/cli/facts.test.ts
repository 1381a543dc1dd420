import { generateKeyPairSync } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import type { Finding } from '../../src/core/finding.ts';
import { makeTree, runCli } from '../support/cli.ts';

const trees: { remove: () => void }[] = [];
afterEach(() => {
  for (const made of trees.splice(0)) made.remove();
});

async function findings(text: string, ...args: string[]): Promise<readonly Finding[]> {
  const tree = makeTree({ 'app.conf': text });
  trees.push(tree);
  const options = ['scan', '--no-git', '--report', 'json', '--min-confidence', '0', ...args, '.'];
  const { stdout } = await runCli(options, { cwd: tree.path });
  return (JSON.parse(stdout) as { findings: Finding[] }).findings;
}

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
function token(claims: object): string {
  const signature = Buffer.alloc(32, JSON.stringify(claims)).toString('base64url');
  return [encode({ alg: 'HS256', typ: 'JWT' }), encode(claims), signature].join('.');
}
const reasons = ({ evidence }: Finding): string[] => evidence.map(({ id }) => id);

test('an expired token counts for less, and is not hidden', async () => {
  const [old] = await findings(`session = ${token({ iss: 'login.acme.example', exp: 1_500_000_000 })}\n`);
  const [live] = await findings(`session = ${token({ iss: 'login.acme.example', exp: 32_500_000_000 })}\n`);
  expect(old!.facts).toEqual({ algorithm: 'HS256', issuer: 'login.acme.example', expires: '2017-07-14T02:40:00Z' });
  expect(reasons(old!)).toContain('expired');
  expect(reasons(live!)).not.toContain('expired');
  expect(live!.confidence).toBeGreaterThan(old!.confidence);
  expect(old!.confidence).toBeGreaterThanOrEqual(0.8);
});

test('reports kind and size of a key, with any number of threads, also as text', async () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
  const pem = String(privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const [finding] = await findings(pem);
  expect(finding!.facts).toEqual({ form: 'PKCS 8', key: 'rsa 1024 bits' });
  expect(reasons(finding!)).toContain('structure-valid');
  const many = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`keys/${i}.pem`, pem]));
  const tree = makeTree(many);
  trees.push(tree);
  const { stdout } = await runCli(['scan', '--no-git', '--workers', '2', '--report', 'json', '.'], { cwd: tree.path });
  const all = (JSON.parse(stdout) as { findings: Finding[] }).findings;
  expect(all).toHaveLength(300);
  for (const one of all) expect(one.facts).toEqual(finding!.facts);
  const text = await runCli(['scan', '--no-git', 'keys/1.pem'], { cwd: tree.path });
  expect(text.stdout).toContain('(form PKCS 8, key rsa 1024 bits)');
});

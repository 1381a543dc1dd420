import { awsKeyId } from './aws.ts';
import { azureDevopsLegacy } from './azure-devops.ts';
import * as azure from './azure.ts';
import { base58check } from './base58.ts';
import { bech32Age } from './bech32.ts';
import type { Checksum, ChecksumResult } from './checksum.ts';
import { atlassian, confluent, grafanaServiceAccount, zuplo } from './crc-suffix.ts';
import { github, githubFineGrained, githubRefresh, npm, vercel } from './github.ts';
import { gitlabRoutable } from './gitlab.ts';
import { jfrogReference } from './jfrog.ts';
import { privateKey } from './private-key.ts';
import { discordBot, grafanaCloud, jwt } from './json-tokens.ts';

export type { Checksum, ChecksumResult } from './checksum.ts';

/** Every checksum and structure check, by the name that a rule's `checksum` gives. */
export const CHECKSUMS = {
  github,
  'github-refresh': githubRefresh,
  'github-pat-fine': githubFineGrained,
  npm,
  vercel,
  'gitlab-routable': gitlabRoutable,
  confluent,
  'grafana-service-account': grafanaServiceAccount,
  'grafana-cloud': grafanaCloud,
  'azure-storage': azure.azureStorage,
  'azure-cosmos': azure.azureCosmos,
  'azure-search': azure.azureSearch,
  'azure-acr': azure.azureAcr,
  'azure-batch': azure.azureBatch,
  'azure-functions': azure.azureFunctions,
  'azure-redis': azure.azureRedis,
  'azure-iot': azure.azureIot,
  'azure-servicebus': azure.azureServiceBus,
  'azure-apim': azure.azureApim,
  'azure-ml-classic': azure.azureMlClassic,
  'azure-sql': azure.azureSql,
  'azure-entra': azure.azureEntra,
  'azure-cask': azure.azureCask,
  'azure-devops-legacy': azureDevopsLegacy,
  'aws-key-id': awsKeyId,
  atlassian,
  zuplo,
  jwt,
  'discord-bot': discordBot,
  'private-key': privateKey,
  'jfrog-reference': jfrogReference,
  'bech32-age': bech32Age,
  base58check,
} as const satisfies Record<string, Checksum>;

/** A name that a rule's `checksum` may give. */
export type ChecksumName = keyof typeof CHECKSUMS;

/** Judges a whole secret (a Latin-1 string) by the named algorithm. */
export function checkSecret(name: ChecksumName, secret: string): ChecksumResult {
  return CHECKSUMS[name].check(secret);
}

/** The check characters that complete `body` (all that stands before them), or undefined where the structure is not a suffix. */
export function makeChecksum(name: ChecksumName, body: string): string | undefined {
  const checksum: Checksum = CHECKSUMS[name];
  return checksum.make?.(body);
}

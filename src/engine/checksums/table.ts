import { awsKeyId } from './aws.ts';
import { azureDevopsLegacy } from './azure-devops.ts';
import * as azure from './azure-keys.ts';
import { base58check, bitcoinExtended, bitcoinWif, rippleSeed } from './encodings/base58.ts';
import { bech32Age, bech32Nsec } from './encodings/bech32.ts';
import { bip39 } from './bip39.ts';
import type { Checksum, ChecksumResult, Inside, Setting } from './checksum.ts';
import { nkeySeed, stellarSeed } from './crc16-keys.ts';
import { atlassian, confluent, grafanaServiceAccount, zuplo } from './crc-suffix.ts';
import type { ChecksumName } from './checksum-names.ts';
import { github, githubFineGrained, githubRefresh, npm, vercel } from './github-tokens.ts';
import { gitlabRoutable } from './gitlab-tokens.ts';
import { jfrogReference } from './jfrog.ts';
import { jwt } from './jwt.ts';
import { derKey, privateKey } from './keys/private-key.ts';
import { puttyKey } from './keys/putty-key.ts';
import { ethereumKeystore } from './stores/ethereum.ts';
import { keepass } from './stores/keepass.ts';
import { keystore } from './stores/keystore.ts';
import { googleServiceAccount } from './service-account.ts';
import { slackIds } from './slack.ts';
import { discordBot, grafanaCloud } from './json-tokens.ts';

export type { Checksum, ChecksumResult } from './checksum.ts';

/** Every checksum and structure check, by the name that a rule's `checksum` gives. */
export const CHECKSUMS: Readonly<Record<ChecksumName, Checksum>> = {
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
  'putty-key': puttyKey,
  'jfrog-reference': jfrogReference,
  'bech32-age': bech32Age,
  'bech32-nsec': bech32Nsec,
  base58check,
  'bitcoin-wif': bitcoinWif,
  'bitcoin-extended': bitcoinExtended,
  'ripple-seed': rippleSeed,
  'stellar-seed': stellarSeed,
  'nkey-seed': nkeySeed,
  bip39,
  'der-key': derKey,
  keystore,
  keepass,
  'ethereum-keystore': ethereumKeystore,
  'google-service-account': googleServiceAccount,
  'slack-ids': slackIds,
};

/** Judges a whole secret (a Latin-1 string) by the named algorithm. */
export function checkSecret(name: ChecksumName, secret: string): ChecksumResult {
  return CHECKSUMS[name].check(secret);
}

/** Looks inside a whole secret (a Latin-1 string) by the named algorithm. */
export function inspectSecret(name: ChecksumName, secret: string, setting: Setting): Inside {
  const { inspect, check } = CHECKSUMS[name];
  return inspect?.(secret, setting) ?? { result: check(secret) };
}

/** The check characters that complete `body` (all that comes before them), or undefined if the structure is not a suffix. */
export function makeChecksum(name: ChecksumName, body: string): string | undefined {
  return CHECKSUMS[name].make?.(body);
}

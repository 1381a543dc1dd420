import type { Checksum, ChecksumResult } from './checksum.js';
export type { Checksum, ChecksumResult } from './checksum.js';
/** Every checksum and structure check, by the name that a rule's `checksum` gives. */
export declare const CHECKSUMS: {
    readonly github: Checksum;
    readonly 'github-refresh': Checksum;
    readonly 'github-pat-fine': Checksum;
    readonly npm: Checksum;
    readonly vercel: Checksum;
    readonly 'gitlab-routable': Checksum;
    readonly confluent: Checksum;
    readonly 'grafana-service-account': Checksum;
    readonly 'grafana-cloud': Checksum;
    readonly 'azure-storage': Checksum;
    readonly 'azure-cosmos': Checksum;
    readonly 'azure-search': Checksum;
    readonly 'azure-acr': Checksum;
    readonly 'azure-batch': Checksum;
    readonly 'azure-functions': Checksum;
    readonly 'azure-redis': Checksum;
    readonly 'azure-iot': Checksum;
    readonly 'azure-servicebus': Checksum;
    readonly 'azure-apim': Checksum;
    readonly 'azure-ml-classic': Checksum;
    readonly 'azure-sql': Checksum;
    readonly 'azure-entra': Checksum;
    readonly 'azure-cask': Checksum;
    readonly 'azure-devops-legacy': Checksum;
    readonly 'aws-key-id': Checksum;
    readonly atlassian: Checksum;
    readonly zuplo: Checksum;
    readonly jwt: Checksum;
    readonly 'discord-bot': Checksum;
    readonly 'private-key': Checksum;
    readonly 'jfrog-reference': Checksum;
    readonly 'bech32-age': Checksum;
    readonly base58check: Checksum;
};
/** A name that a rule's `checksum` may give. */
export type ChecksumName = keyof typeof CHECKSUMS;
/** Judges a whole secret (a Latin-1 string) by the named algorithm. */
export declare function checkSecret(name: ChecksumName, secret: string): ChecksumResult;
/** The check characters that complete `body` (all that stands before them), or undefined where the structure is not a suffix. */
export declare function makeChecksum(name: ChecksumName, body: string): string | undefined;

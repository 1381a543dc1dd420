import { type Checksum } from './checksum.js';
/** Storage account keys, 88 characters. */
export declare const azureStorage: Checksum;
/** Cosmos DB keys. Read-write is proven on real keys; the other seeds are not, so a mismatch stays open. */
export declare const azureCosmos: Checksum;
/** AI Search query and admin keys. */
export declare const azureSearch: Checksum;
/** Container Registry passwords. */
export declare const azureAcr: Checksum;
/** Batch account keys. */
export declare const azureBatch: Checksum;
/** Functions master, system and function keys. */
export declare const azureFunctions: Checksum;
/** Cache for Redis keys; the variant without special characters is not covered. */
export declare const azureRedis: Checksum;
/** IoT hub, device provisioning and device keys. */
export declare const azureIot: Checksum;
/** Service Bus, Event Hubs and Relay keys. */
export declare const azureServiceBus: Checksum;
/** API Management keys; subscription keys do share the IoT hub's seed. */
export declare const azureApim: Checksum;
/** Machine Learning (classic) keys. */
export declare const azureMlClassic: Checksum;
/** SQL passwords. */
export declare const azureSql: Checksum;
/** Entra client secrets (`8Q~` from the fourth character): the last three are the first three digits of Marvin32 in a 66-character alphabet. */
export declare const azureEntra: Checksum;
/** Common annotated security keys: 80 characters, then base64 of the first three bytes of Marvin32 (short form, 84) or of all four (88). */
export declare const azureCask: Checksum;

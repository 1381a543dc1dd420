/** JFrog reference tokens (base64 of `reftkn:NN:NNN:...`) and API keys (`AKCp`, base58 of 54 bytes), as CredSweeper checks them. */
export declare const jfrogReference: import("./checksum.ts").Checksum;

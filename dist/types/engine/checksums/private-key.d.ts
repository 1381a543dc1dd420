/** Private keys in PEM: well formed if DER or OpenSSH's format is inside, complete to the last byte. */
export declare const privateKey: import("./checksum.ts").Checksum;

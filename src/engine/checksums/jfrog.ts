import { decodeBase58 } from './encodings/base58.ts';
import { decodeBase64, textOfBytes } from './encodings/base64.ts';
import { structure } from './checksum.ts';

const MAX_TOKEN_LENGTH = 512;
const API_KEY_BYTES = 54;

/** JFrog reference tokens (base64 of `reftkn:NN:NNN:...`) and API keys (`AKCp`, base58 of 54 bytes), as CredSweeper checks them. */
export const jfrogReference = structure((secret) => {
  if (secret.startsWith('AKCp')) return decodeBase58(secret)?.length === API_KEY_BYTES;
  const bytes = secret.startsWith('cmVmdGtu') && secret.length <= MAX_TOKEN_LENGTH ? decodeBase64(secret) : undefined;
  return bytes !== undefined && /^reftkn:\d+:\d+:[\w/+-]+$/.test(textOfBytes(bytes));
});

import { inspection, type Setting } from './checksum.ts';
import { privateKey } from './keys/private-key.ts';

/** Fields next to the key in a service account's file (cloud.google.com, "Create and delete service account keys"). Their quotes may be escaped. */
const FIELDS: readonly (readonly [fact: string, field: RegExp])[] = [
  ['project', /project_id\\{0,3}"\s{0,8}:\s{0,8}\\{0,3}"([a-z0-9.:-]{4,60})\\{0,3}"/],
  ['account', /client_email\\{0,3}"\s{0,8}:\s{0,8}\\{0,3}"([\w.@-]{6,120})\\{0,3}"/],
  ['keyId', /private_key_id\\{0,3}"\s{0,8}:\s{0,8}\\{0,3}"([0-9a-f]{40})\\{0,3}"/],
];

function fieldsAround({ context }: Setting): Record<string, string> {
  const text = `${context.before}\n${context.after}`;
  const found = FIELDS.map(([fact, field]) => [fact, field.exec(text)?.[1]] as const);
  return Object.fromEntries(found.filter((one): one is [string, string] => one[1] !== undefined));
}

/** A Google service account's private key, with its owner from the fields next to it. */
export const googleServiceAccount = inspection('structure', (secret, setting) => {
  const inside = privateKey.inspect!(secret, setting);
  return { ...inside, facts: { ...inside.facts, ...fieldsAround(setting) } };
});

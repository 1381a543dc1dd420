/**
 * GitLab's routable tokens, any prefix: `prefix payload . LL C7` or `prefix payload . version . LL C7`, LL the payload's length and C7 the
 * CRC-32 of all before it (GitLab `Authn::TokenField::Generator::RoutableToken`). Tokens without dots carry no checksum.
 */
export declare const gitlabRoutable: import("./checksum.ts").Checksum;

import type { EvidenceId } from '../engine/match.ts';

const TEST_PATH =
  /(?:^|\/)(?:tests?|testing|testdata|specs?|__tests__|__mocks__|fixtures?|mocks?|e2e|cypress)(?:\/|$)|[._-](?:test|spec|mock|fixture)s?\.[a-z]+$|(?:^|\/)test_[^/]*$|Tests?\.(?:java|cs|kt|php)$|_test\.go$/i;
const DOCUMENTATION_PATH =
  /(?:^|\/)(?:docs?|documentation|examples?|samples?|demos?|tutorials?)(?:\/|$)|\.(?:md|markdown|rst|adoc)$|(?:^|\/)(?:README|CHANGELOG)|\.(?:example|sample|template|dist|tmpl)$/i;
const LOCK_FILE =
  /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lock|deno\.lock|Cargo\.lock|go\.(?:work\.)?sum|poetry\.lock|uv\.lock|pdm\.lock|Pipfile\.lock|Gemfile\.lock|composer\.lock|flake\.lock|mix\.lock|pubspec\.lock|Podfile\.lock|Package\.resolved|packages\.lock\.json|gradle\.lockfile|verification-metadata\.xml|MODULE\.bazel\.lock)$/i;

/** Files in which a word without quotes is a name, not a value. */
const CODE =
  /\.(?:[cm]?[jt]sx?|py|rb|go|java|kts?|scala|groovy|cs|fs|vb|php|pl|pm|c|h|cc|cpp|hpp|m|mm|swift|rs|dart|lua|ex|exs|erl|hs|clj|jl|r|vue|svelte)$/i;

/**
 * What a path says of a secret in it. `generic` rules also learn that lock files are full of hashes, and that program code puts its texts in quotes.
 * @param seen what the checks said
 */
export function pathEvidence(path: string, generic: boolean, seen: readonly EvidenceId[]): EvidenceId[] {
  const ids: EvidenceId[] = [];
  if (TEST_PATH.test(path)) ids.push('test-path');
  if (DOCUMENTATION_PATH.test(path)) ids.push('documentation-path');
  if (generic && LOCK_FILE.test(path)) ids.push('lock-file-hash');
  if (seen.includes('bare-word') && CODE.test(path)) ids.push('code-path');
  return ids;
}

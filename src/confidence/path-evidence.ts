import type { EvidenceId } from '../engine/match.ts';

const TEST_PATH =
  /(?:^|\/)(?:tests?|testing|testdata|specs?|__tests__|__mocks__|fixtures?|mocks?|e2e|cypress)(?:\/|$)|[._-](?:test|spec|mock|fixture)s?\.[a-z]+$|(?:^|\/)test_[^/]*$|Tests?\.(?:java|cs|kt|php)$|_test\.go$/i;
const DOCUMENTATION_PATH =
  /(?:^|\/)(?:docs?|documentation|examples?|samples?|demos?|tutorials?)(?:\/|$)|\.(?:md|markdown|rst|adoc)$|(?:^|\/)(?:README|CHANGELOG)|\.(?:example|sample|template|dist|tmpl)$/i;
const LOCK_FILE =
  /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lock|deno\.lock|Cargo\.lock|go\.sum|poetry\.lock|uv\.lock|pdm\.lock|Pipfile\.lock|Gemfile\.lock|composer\.lock|flake\.lock|mix\.lock|pubspec\.lock|Podfile\.lock|Package\.resolved|packages\.lock\.json|gradle\.lockfile|verification-metadata\.xml|MODULE\.bazel\.lock)$/i;

/** What a path says of a secret in it. `generic` rules also learn that lock files are full of hashes. */
export function pathEvidence(path: string, generic: boolean): EvidenceId[] {
  const ids: EvidenceId[] = [];
  if (TEST_PATH.test(path)) ids.push('test-path');
  if (DOCUMENTATION_PATH.test(path)) ids.push('documentation-path');
  if (generic && LOCK_FILE.test(path)) ids.push('lock-file-hash');
  return ids;
}

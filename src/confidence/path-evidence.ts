import type { EvidenceId } from '../engine/matches/match.ts';

/**
 * Folders and files of tests: separated words (`dir/test/`, `smoke-test/`, `x.spec.ts`), then camel case (`AppTests/`, `src/dockerTest/`,
 * `UserTest.php`).
 */
const TEST_PATH =
  /(?:^|\/)(?:(?:[\w.]+-)*tests?|test[_-]?(?:data|resources|suites?|fixtures?|cases?|values|support|util\w*|helpers?|config)|testing|testlib|specs?|t|__\w*(?:tests?|mocks|fixtures)__|(?:[\w.-]+-)?(?:fixtures?|mocks?)|e2e|cypress|playwright)(?:\/|$)|(?:^|[/._-])(?:tests?|spec|mock|fixture)s?[._-][^/]*$|[._-](?:test|spec|mock|fixture)s?\.[a-z]+$|(?:^|\/)conftest\.py$/i;
const TEST_HUMP = /[a-z](?:Tests?|Specs?|Fixtures?|Mocks?)(?:\/|\.[a-z]+$)|(?:^|\/)(?:Test|Mock)[A-Z][^/]*$/;
const DOCUMENTATION_PATH =
  /(?:^|\/)(?:docs?|documentation|examples?|samples?|demos?|tutorials?|website|guides?)(?:\/|$)|\.(?:mdx?|markdown|rst|adoc|asciidoc|rdoc|pod)$|(?:^|\/)(?:README|CHANGELOG)|(?:^|[/._-])(?:examples?|samples?)[._-][^/]*$|\.(?:example|sample|template|dist|tmpl)(?:\.[a-z]+)?$/i;
const TRANSLATION_PATH =
  /(?:^|\/)(?:locales?|i18n|l10n|lang|langs|languages?|translations?|[\w-]+\.lproj)\/|\.(?:po|pot|xlf|xliff|arb|resx|strings|xtb)$|(?:^|\/)(?:messages|locale|lang|i18n)[._-][\w-]+\.\w+$/i;
const LOCK_FILE =
  /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lock|deno\.lock|Cargo\.lock|[\w.-]*\.sum|poetry\.lock|uv\.lock|pdm\.lock|Pipfile\.lock|Gemfile\.lock|composer\.lock|flake\.lock|mix\.lock|pubspec\.lock|Podfile\.lock|Package\.resolved|packages\.lock\.json|gradle\.lockfile|verification-metadata\.xml|MODULE\.bazel\.lock)$/i;

/** Files in which an unquoted word is a name, not a value. */
const CODE =
  /\.(?:[cm]?[jt]sx?|py|rb|go|java|kts?|scala|groovy|cs|fs|vb|php|pl|pm|c|h|cc|cpp|hpp|m|mm|swift|rs|dart|lua|ex|exs|erl|hs|clj|jl|r|vue|svelte)$/i;

/**
 * Evidence from the path of a secret. For `generic` rules it includes lock files, which are full of hashes, translations, which are full of words
 * about passwords, and program code, which quotes its texts.
 * @param seen evidence of the checks
 */
export function pathEvidence(path: string, generic: boolean, seen: readonly EvidenceId[]): EvidenceId[] {
  const ids: EvidenceId[] = [];
  if (TEST_PATH.test(path) || TEST_HUMP.test(path)) ids.push('test-path');
  if (DOCUMENTATION_PATH.test(path)) ids.push('documentation-path');
  if (generic && LOCK_FILE.test(path)) ids.push('lock-file-hash');
  if (generic && TRANSLATION_PATH.test(path)) ids.push('translation-path');
  if (seen.includes('bare-word') && CODE.test(path)) ids.push('code-path');
  return ids;
}

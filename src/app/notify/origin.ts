import { basename } from 'node:path';
import type { Origin } from '../../report/notification.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Variables with which CI systems name the repository and the page of a run. */
const NAMES: readonly (readonly [repository: string, link: string | undefined])[] = [
  ['CI_PROJECT_PATH', 'CI_JOB_URL'],
  ['BUILD_REPOSITORY_NAME', undefined],
  ['BITBUCKET_REPO_FULL_NAME', undefined],
  ['CIRCLE_PROJECT_REPONAME', 'CIRCLE_BUILD_URL'],
  ['BUILDKITE_PIPELINE_SLUG', 'BUILDKITE_BUILD_URL'],
  ['TRAVIS_REPO_SLUG', 'TRAVIS_BUILD_WEB_URL'],
  ['CI_REPO', 'CI_PIPELINE_URL'],
  ['DRONE_REPO', 'DRONE_BUILD_LINK'],
  ['JOB_NAME', 'BUILD_URL'],
];

/** A safe link, without anything that could end it; undefined if the text is not a web address. */
function linkOf(text: string | undefined): string | undefined {
  if (text === undefined || !URL.canParse(text)) return undefined;
  const { protocol, href, username, password } = new URL(text);
  if (!/^https?:$/.test(protocol) || username !== '' || password !== '') return undefined;
  return href.replace(/[|<>]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** The repository and the page of a run, from its CI; else the folder's name. */
export function notificationOrigin(env: Environment, folder: string): Origin {
  const repository = env['GITHUB_REPOSITORY'];
  if (repository) {
    const server = env['GITHUB_SERVER_URL'] ?? 'https://github.com';
    const run = env['GITHUB_RUN_ID'];
    return { repository, link: run ? linkOf(`${server}/${repository}/actions/runs/${run}`) : undefined };
  }
  for (const [name, link] of NAMES) {
    const named = env[name];
    if (named) return { repository: named, link: link === undefined ? undefined : linkOf(env[link]) };
  }
  return { repository: basename(folder), link: undefined };
}

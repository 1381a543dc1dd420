import type { Finding } from '../core/finding.ts';
import type { RuleMetadata } from '../core/rule-metadata.ts';

/** A step against a leaked secret, in a safe order: a removed secret that still works is still a leak. */
export interface Remedy {
  readonly title: 'Change the code' | 'Revoke' | 'Replace' | 'Remove' | 'Rewrite history';
  readonly text: string;
  readonly url?: string;
  readonly commands?: readonly string[];
}

const REWRITE = [
  '# put the value in a file outside the repository, one line: VALUE==>REMOVED',
  'git filter-repo --replace-text ../replacements.txt',
  'git push --force-with-lease --all && git push --force-with-lease --tags',
];

function removalOf(finding: Finding): string {
  const place = 'Remove it from the file; read it from the environment or a secret store instead.';
  if (finding.exposure === 'tip') return place;
  return 'It is no longer in the tree. Make sure that nothing still uses it.';
}

/** The steps for a credential: revoke, replace, remove, and only then optionally rewrite history. Code that handles one is changed. */
export function remedyOf(finding: Finding, rule: RuleMetadata): readonly Remedy[] {
  const { url, text } = rule.revoke;
  if (finding.class === 'handling') return [{ title: 'Change the code', text, ...(url === '' ? {} : { url }) }];
  return [
    { title: 'Revoke', text, ...(url === '' ? {} : { url }) },
    { title: 'Replace', text: 'Issue a new one, and deploy it wherever the old one was used.' },
    { title: 'Remove', text: removalOf(finding) },
    {
      title: 'Rewrite history',
      text: 'Only if you must: existing copies keep it, so the steps above come first.',
      commands: REWRITE,
    },
  ];
}

/** Says where a secret is exposed. */
export function exposureOf({ exposure, commit, locations }: Finding): string {
  const where = {
    tip: 'in the tree',
    history: 'in history, no longer in the tree',
    unreachable: 'in the object database only; no branch or tag reaches it',
  }[exposure];
  const since = commit ? `, since ${commit.date.slice(0, 10)} (${commit.id.slice(0, 12)})` : '';
  const commits = new Set(locations.map(({ commit: id }) => id).filter((id) => id !== undefined)).size;
  const spread = commits > 1 ? `, in ${commits} commits` : '';
  return where + since + spread + (locations.length > 1 ? `, ${locations.length} places` : '');
}

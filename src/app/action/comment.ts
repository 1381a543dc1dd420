import { persist, type GitHubApi } from './github-api.ts';

/** First line of the comment, by which it is found again. */
const MARK = '<!-- leakgate-comment -->';
/** Longest body in bytes: GitHub accepts 65,536 characters. */
export const COMMENT_BYTES = 60_000;

interface Comment {
  readonly id: number;
  readonly body?: string;
  readonly user?: { readonly type: string } | null;
}

/** Our own comments: those that begin with the mark and, if the token is a bot's, were written by a bot. Anybody can copy the mark. */
async function ownComments({ octokit, owner, repo, bot }: GitHubApi, number: number): Promise<Comment[]> {
  const parameters = { owner, repo, issue_number: number, per_page: 100 };
  const all: Comment[] = await octokit.paginate(octokit.rest.issues.listComments, parameters);
  return all.filter(({ body, user }) => body?.startsWith(MARK) && (!bot || user?.type === 'Bot'));
}

/** Removes the comment, if there is one. */
export async function removeComment(api: GitHubApi, number: number): Promise<void> {
  const { octokit, owner, repo } = api;
  await persist(async () => {
    for (const { id } of await ownComments(api, number))
      await octokit.rest.issues.deleteComment({ owner, repo, comment_id: id });
  });
}

/**
 * Writes the comment. Edits an existing one, so that a pull request never has two. Looks again before every retry, because a response can be lost
 * after the comment was created. Returns its URL.
 */
export async function putComment(api: GitHubApi, number: number, text: string): Promise<string> {
  const { octokit, owner, repo } = api;
  const body = `${MARK}\n${text}`;
  return persist(async () => {
    const [first] = await ownComments(api, number);
    const { data } = first
      ? await octokit.rest.issues.updateComment({ owner, repo, comment_id: first.id, body })
      : await octokit.rest.issues.createComment({ owner, repo, issue_number: number, body });
    return data.html_url;
  });
}

// Conventional commits: `type(scope): subject`, the scope being the module.
import { spawnSync } from 'node:child_process';

export const rules = ['commit-subject'];

const SUBJECT =
  /^(feat|fix|perf|refactor|docs|test|build|ci|chore|style|revert)(\([a-z0-9]+([-/,][a-z0-9]+)*\))?!?: \S.*$/;

/**
 * @param {{ id: string, subject: string }[]} commits
 * @returns {import('./files.mjs').Violation[]}
 */
export function check(commits) {
  return commits
    .filter(({ subject }) => !SUBJECT.test(subject))
    .map(({ id, subject }) => ({
      rule: 'commit-subject',
      path: id.slice(0, 10),
      line: 1,
      message: `"${subject}" is not type(scope): subject`,
    }));
}

/**
 * The commits of this history, merges left out. Nothing where there is no history: a tarball has none.
 * @param {string} root
 */
export function readCommits(root) {
  const log = spawnSync('git', ['log', '--no-merges', '--format=%H %s'], { cwd: root, encoding: 'utf8' });
  if (log.status !== 0) return [];
  return log.stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => ({ id: line.slice(0, 40), subject: line.slice(41) }));
}

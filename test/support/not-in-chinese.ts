import type { Problem } from '#contracts/views/problem';
import { sayProblem } from '#wording/say-problem';

/** Which sentences of an answer, if it is a problem, nobody could read in Chinese: whatever a test provokes is looked at. */
export function notInChinese(payload: unknown): string[] {
  if (typeof payload !== 'string' || !payload.includes('urn:amends:problem:')) return [];
  const problem = JSON.parse(payload) as Problem & { blockedBy?: string[] };
  const { title, detail, errors = [] } = sayProblem('zh-CN', problem);
  // What a shut gate misses stands in both languages where its rule is, and was chosen there.
  const chosen = problem.blockedBy ? [] : [detail, ...errors.map(({ reason }) => reason)];
  return [title, ...chosen].filter((said) => !/\p{Script=Han}/u.test(said));
}

import type { Problem } from '#contracts/views/problem';
import { sayProblem } from '#wording/say-problem';

/** Which sentences of an answer, if it is a problem, nobody could read in Chinese: whatever a test provokes is looked at. */
export function notInChinese(payload: unknown): string[] {
  if (typeof payload !== 'string' || !payload.includes('urn:amends:problem:')) return [];
  const { title, detail, errors = [] } = sayProblem('zh-CN', JSON.parse(payload) as Problem);
  return [title, detail, ...errors.map(({ reason }) => reason)].filter((said) => !/\p{Script=Han}/u.test(said));
}

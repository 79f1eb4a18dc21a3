import { Correspondence } from '#recovery/write-mail';
import type { TestApi } from './api.ts';

const DAY = 24 * 60 * 60_000;

/** The token of a private link to this complaint. @param days when it was issued, from now */
export async function caseLink(api: TestApi, reference: string, days = 0): Promise<string> {
  const [found] = await api.rows<{ id: string }>('SELECT id FROM complaint WHERE reference = $1', [reference]);
  return api.app.get(Correspondence).links.issue(found!.id, new Date(api.now.getTime() + days * DAY));
}

/** The token in the private link that this mail holds, or undefined. */
export const linkIn = (text: string): string | undefined => /\/case\/([\w-]+)/.exec(text)?.[1];

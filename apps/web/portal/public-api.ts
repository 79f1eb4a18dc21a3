import createClient from 'openapi-fetch';
import { Problem, problemOf } from '../api/problem.ts';
import type { components, paths } from '../api/schema';

export type CaseView = components['schemas']['CaseView'];
export type WebComplaint = components['schemas']['WebComplaintBody'];
export type WebComplaintView = components['schemas']['WebComplaintView'];

/** The api as strangers reach it: nobody is signed in here, and no cookie goes along. */
export const publicApi = createClient<paths>({ baseUrl: '/', credentials: 'omit' });

/** The data of an answer. @throws Problem for every refusal, with status 0 when nothing answered */
export async function answered<T>(asked: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await asked.catch(() => {
    throw new Problem(0, 'offline', 'offline');
  });
  if (!response.ok) throw problemOf(response.status, error);
  return data as T;
}

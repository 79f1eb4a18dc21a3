import createClient, { type Middleware } from 'openapi-fetch';
import { language } from '../i18n/i18n.ts';
import { accessToken, refresh } from '../session/tokens.ts';
import { Problem, problemOf } from './problem.ts';
import type { paths } from './schema';

const signedIn: Middleware = {
  async onRequest({ request }) {
    const token = await accessToken();
    if (token) request.headers.set('authorization', `Bearer ${token}`);
    request.headers.set('accept-language', language());
    return request;
  },
};

/** Asks, and once more with a new token when the old one was refused. */
async function ask(request: Request): Promise<Response> {
  const again = request.clone();
  const response = await fetch(request);
  if (response.status !== 401 || !(await refresh())) return response;
  again.headers.set('authorization', `Bearer ${await accessToken()}`);
  return fetch(again);
}

/** The api, typed by its own OpenAPI document. Wrap a call in `answer` to have the data or a thrown Problem. */
export const api = createClient<paths>({ baseUrl: '/', fetch: ask });
api.use(signedIn);

interface Answered<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The data of an answer. @throws Problem for every refusal, with status 0 when nothing answered */
export async function answer<T>(asked: Promise<Answered<T>>): Promise<T> {
  return (await answerWithVersion(asked)).data;
}

/** The same with the ETag, for the If-Match of the next change. */
export async function answerWithVersion<T>(asked: Promise<Answered<T>>): Promise<{ data: T; etag: string | null }> {
  const { data, error, response } = await asked.catch((cause: unknown) => {
    if (cause instanceof Problem) throw cause;
    throw new Problem(0, 'offline', 'offline');
  });
  if (!response.ok) throw problemOf(response.status, error);
  return { data: data as T, etag: response.headers.get('etag') };
}

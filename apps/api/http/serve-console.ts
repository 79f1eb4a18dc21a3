import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** Beside the compiled api, or, where the sources run, in the folder that the build writes to. */
export function consoleFolder(): string | null {
  const found = ['../../../web', '../../../dist/web'].map((folder) => join(import.meta.dirname, folder));
  return found.find((folder) => existsSync(join(folder, 'index.html'))) ?? null;
}

/** Pages that other sites may show inside theirs: only the form, which asks for no account and shows nobody's data. */
const EMBEDDABLE = '/complain/embedded';

/** A customer's case, behind the private link. */
const CASE = '/case/*';

/**
 * Serves the built web console and the customers' pages. Their addresses belong to the pages themselves, so each of them
 * answers with its page; everything below /api stays the api's.
 * @param folder where the build is; null: there is none, and the address leads to the documentation of the api
 * @param embedOrigins the sites that may show the form inside theirs, as `frame-ancestors` writes them
 */
export async function serveConsole(
  fastify: FastifyInstance,
  folder: string | null,
  embedOrigins: readonly string[],
): Promise<void> {
  if (!folder) {
    fastify.get('/', { schema: { hide: true } as object }, (_request, reply) => reply.redirect('/api/docs'));
    return;
  }
  // Names of assets hold their content's hash.
  await fastify.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    decorateReply: false,
    immutable: true,
    maxAge: '365d',
    preCompressed: true,
  });
  const pages = { console: page(folder, 'index.html'), portal: page(folder, 'portal.html') };
  for (const path of ['/complain', EMBEDDABLE, CASE])
    fastify.get(path, (_request, reply) => {
      if (path === EMBEDDABLE && embedOrigins.length > 0) {
        const policy = String(reply.getHeader('content-security-policy'));
        void reply.header('content-security-policy', embeddable(policy, embedOrigins));
        void reply.removeHeader('x-frame-options').header('cross-origin-resource-policy', 'cross-origin');
      }
      // A private link that somebody posted somewhere must not be found.
      if (path === CASE) void reply.header('x-robots-tag', 'noindex, nofollow');
      return reply.header('cache-control', 'no-cache').type('text/html').send(pages.portal);
    });
  for (const path of ['/', ...CONSOLE_PATHS])
    fastify.get(path, (_request, reply) =>
      reply.header('cache-control', 'no-cache').type('text/html').send(pages.console),
    );
  // What somebody typed gets a page that says so, and not the api's answer to machines; with a slash too many, where it leads.
  fastify.get('/*', (request, reply) => {
    const [path = ''] = request.url.split('?', 1);
    if (path.startsWith('/api/') || !request.headers.accept?.includes('text/html')) return reply.callNotFound();
    const meant = `/${path.replace(/^\/+|\/+$/g, '')}`;
    if (meant !== path) return reply.redirect(meant + request.url.slice(path.length), 308);
    return reply.code(404).header('cache-control', 'no-cache').type('text/html').send(pages.console);
  });
}

/** Where the console's pages are. */
const CONSOLE_PATHS = [
  '/sign-in',
  '/queue',
  '/queue/*',
  '/complaints/*',
  '/new',
  '/customers',
  '/customers/*',
  '/board',
  '/reports',
  '/reports/*',
  '/settings',
  '/settings/*',
  '/timers',
  '/notifications',
];

const page = (folder: string, name: string): string => readFileSync(join(folder, name), 'utf8');

const embeddable = (policy: string, origins: readonly string[]): string =>
  policy.replace(
    "frame-ancestors 'self'",
    ['frame-ancestors', ...(origins.includes('*') ? [] : ["'self'"]), ...origins].join(' '),
  );

import multipart from '@fastify/multipart';
import type { FastifyContextConfig, FastifyInstance, FastifyRequest } from 'fastify';
import { LARGEST_FILE } from '#contracts/attachments';
import { codeOf } from '#database/statement';
import { invalid, Refusal } from '#kernel/refusal';

/** A file as it comes in. */
export interface IncomingFile {
  /** As the sender calls it. */
  name: string;
  /** Ends by itself one byte after the largest file that is taken; refuses at its end what is no form of one file. */
  content: AsyncIterable<Buffer>;
}

/** Put on a route by `@RouteConfig`: its body is one file in a form (multipart/form-data, field `file`). */
export const TAKES_A_FILE = { takesAFile: true };

/** What the document says of such a body. */
export const FILE_BODY = {
  type: 'object',
  properties: { file: { type: 'string', contentMediaType: 'application/octet-stream' } },
  required: ['file'],
};

/** Reads forms with a file, for the routes that say so; for the others they stay an unsupported media type. */
export async function readFiles(fastify: FastifyInstance): Promise<void> {
  await fastify.register(multipart, {
    limits: { fileSize: LARGEST_FILE + 1, files: 1, fields: 4, fieldSize: 1_000, parts: 5, headerPairs: 20 },
    throwFileSizeLimit: false,
  });
  fastify.addHook('onRequest', async (request) => {
    const config: FastifyContextConfig & Partial<typeof TAKES_A_FILE> = request.routeOptions.config;
    if (config.takesAFile || !/^multipart\//i.test(request.headers['content-type'] ?? '')) return;
    throw Object.assign(new Error('Unsupported media type'), { statusCode: 415 });
  });
}

/**
 * Takes the one file of the request, bit by bit as it comes.
 * @param take must read it to its end before it keeps anything, or refuse
 * @throws Refusal unsupported when it is no form; invalid when there is not exactly one file in it
 */
export async function takeFile<T>(request: FastifyRequest, take: (file: IncomingFile) => Promise<T>): Promise<T> {
  if (!request.isMultipart()) {
    const reason = 'must be a form with one file: send it as multipart/form-data in the field "file"';
    throw new Refusal('unsupported', 'no-form', `The body ${reason}.`, [{ field: 'body', reason }]);
  }
  const parts = orMalformed(request.parts());
  for await (const part of parts) {
    if (part.type !== 'file') continue;
    try {
      if (part.fieldname !== 'file') throw invalid('file', 'is missing: send the file in the field "file"');
      return await take({ name: nameOf(part.filename), content: upToTheEnd(orMalformed<Buffer>(part.file), parts) });
    } finally {
      // What nobody reads would stop the rest of the request, and the answer with it.
      part.file.resume();
    }
  }
  throw invalid('file', 'is missing: send one file');
}

/** The file, then the rest of the form: of two files the first was kept, and lay there until it was swept. */
async function* upToTheEnd(file: AsyncIterable<Buffer>, rest: AsyncGenerator): AsyncGenerator<Buffer> {
  yield* file;
  while (!(await rest.next()).done);
}

/** What the parser of forms cannot read, or has too much in it, is wrong input, and no bug of ours. */
async function* orMalformed<Item>(parsed: AsyncIterable<Item>): AsyncGenerator<Item> {
  try {
    for await (const item of parsed) yield item;
  } catch (error) {
    const code = codeOf(error);
    if (code === 'FST_FILES_LIMIT')
      throw invalid('file', 'is there more than once: send one file with each request', 'several-files');
    if (code === 'FST_PARTS_LIMIT' || code === 'FST_FIELDS_LIMIT')
      throw invalid('body', 'has too many fields: send a form with the file alone, in the field "file"', 'bad-form');
    if ((error as { statusCode?: unknown }).statusCode !== undefined) throw error;
    throw invalid('body', 'cannot be read: send a whole form (multipart/form-data) with one file', 'bad-form');
  }
}

/** Browsers write these three signs so, and no others (WHATWG HTML, multipart/form-data encoding). */
const nameOf = (filename: string): string =>
  filename.replace(/%(22|0D|0A)/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));

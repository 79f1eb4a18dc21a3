import multipart from '@fastify/multipart';
import type { FastifyContextConfig, FastifyInstance, FastifyRequest } from 'fastify';
import { LARGEST_FILE } from '#contracts/attachments';
import { invalid, Refusal } from '#kernel/refusal';

/** A file as it comes in. */
export interface IncomingFile {
  /** As the sender calls it. */
  name: string;
  /** Ends by itself one byte after the largest file that is taken. */
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
 * @param take must read it to its end, or refuse
 * @throws Refusal unsupported when it is no form; invalid when there is not exactly one file in it
 */
export async function takeFile<T>(request: FastifyRequest, take: (file: IncomingFile) => Promise<T>): Promise<T> {
  if (!request.isMultipart()) {
    const reason = 'must be a form with one file: send it as multipart/form-data in the field "file"';
    throw new Refusal('unsupported', 'no-form', `The body ${reason}.`, [{ field: 'body', reason }]);
  }
  let taken: { answer: T } | null = null;
  for await (const part of orMalformed(request.parts())) {
    if (part.type !== 'file') continue;
    try {
      if (part.fieldname !== 'file') throw invalid('file', 'is missing: send the file in the field "file"');
      taken = { answer: await take({ name: nameOf(part.filename), content: orMalformed<Buffer>(part.file) }) };
    } finally {
      // What nobody reads would stop the rest of the request, and the answer with it.
      part.file.resume();
    }
  }
  if (!taken) throw invalid('file', 'is missing: send one file');
  return taken.answer;
}

/** What the parser of forms cannot read is wrong input, and no bug of ours. */
async function* orMalformed<Item>(parsed: AsyncIterable<Item>): AsyncGenerator<Item> {
  try {
    for await (const item of parsed) yield item;
  } catch (error) {
    // A limit was reached: that has a status of its own.
    if ((error as { statusCode?: unknown }).statusCode !== undefined) throw error;
    throw invalid('body', 'cannot be read: send a whole form (multipart/form-data) with one file', 'bad-form');
  }
}

/** Browsers write these three signs so, and no others (WHATWG HTML, multipart/form-data encoding). */
const nameOf = (filename: string): string =>
  filename.replace(/%(22|0D|0A)/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));

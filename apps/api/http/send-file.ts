import { StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { AttachmentView } from '#contracts/views/attachment';
import type { StoredAttachment } from '#database/queries/read-attachments';
import type { FileStore } from '#files/file-store';

/**
 * Answers with what is in a file, to be saved and never run: its type is the one that its content has, the browser is not to
 * guess another one, and should it be opened all the same, it can do nothing.
 */
export async function sendFile(
  files: FileStore,
  { view, sha256 }: StoredAttachment,
  reply: FastifyReply,
): Promise<StreamableFile> {
  const content = await files.open(sha256);
  void reply.headers({
    'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'private, no-store',
  });
  return new StreamableFile(content, {
    type: view.mediaType.startsWith('text/') ? `${view.mediaType}; charset=utf-8` : view.mediaType,
    length: view.size,
    disposition: dispositionOf(view),
  });
}

/** The name for everybody in ASCII, and as it is (RFC 6266, RFC 8187). */
function dispositionOf({ name }: AttachmentView): string {
  const ascii = name.replace(/[^\x20-\x7e]/g, '_').replace(/["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"${ascii === name ? '' : `; filename*=UTF-8''${encoded}`}`;
}

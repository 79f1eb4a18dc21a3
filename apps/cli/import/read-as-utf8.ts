import iconv from 'iconv-lite';
import { createReadStream } from 'node:fs';
import type { FoundEncoding } from './detect-encoding.ts';

interface Decoder {
  write(bytes: Buffer): string;
  end(): string | undefined;
}

function utf8Decoder(): Decoder {
  const decoder = new TextDecoder('utf-8');
  return { write: (bytes) => decoder.decode(bytes, { stream: true }), end: () => decoder.decode() };
}

/** Pieces of text as UTF-8. Half of a surrogate pair waits for its other half: the UTF-16 BE decoder cuts pairs in two. */
function encoder(): (text: string, last?: boolean) => Buffer {
  let half = '';
  return (text, last = false) => {
    const whole = half + text;
    half = last ? '' : (/[\ud800-\udbff]$/.exec(whole)?.[0] ?? '');
    return Buffer.from(half === '' ? whole : whole.slice(0, -1));
  };
}

/**
 * The file as UTF-8 bytes without a byte order mark, whatever it is in.
 * @param onBytes told how many bytes of the file have been read so far
 */
export async function* readAsUtf8(
  path: string,
  { encoding, lossy }: FoundEncoding,
  onBytes: (soFar: number) => void = () => {},
): AsyncGenerator<Buffer> {
  const clean = encoding === 'utf-8' && !lossy;
  const decoder: Decoder = encoding === 'utf-8' ? utf8Decoder() : iconv.getDecoder(encoding as 'gb18030');
  const encode = encoder();
  let soFar = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 17 })) {
    const bytes = chunk as Buffer;
    if (!clean) yield encode(decoder.write(bytes));
    else yield soFar === 0 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
    soFar += bytes.length;
    onBytes(soFar);
  }
  if (!clean) yield encode(decoder.end() ?? '', true);
}

import { invalid } from '#kernel/refusal';
import iconv from 'iconv-lite';
import { createReadStream } from 'node:fs';

/** How the bytes of a file become text. */
export interface FoundEncoding {
  encoding: string;
  /**
   * U+FFFD in the text means bytes that could not be decoded. In flawless UTF-8 it is a character like any other, and a
   * row that holds it is as good as the rest.
   */
  lossy: boolean;
}

const REPLACEMENT = '\ufffd';
const FOREIGN_RUN = /\P{ASCII}+/gu;
const HAN_RUN = /\p{Script=Han}+/gu;

interface Census {
  foreign: number;
  undecodable: number;
  han: number;
  hanRuns: number;
}

async function* decoded(path: string, decode: (bytes?: Buffer) => string): AsyncGenerator<string> {
  for await (const bytes of createReadStream(path, { highWaterMark: 1 << 18 })) yield decode(bytes as Buffer);
  yield decode();
}

async function isStrictUtf8(path: string): Promise<{ valid: boolean; zeros: number; bytes: number }> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let zeros = 0;
  let bytes = 0;
  let valid = true;
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18 })) {
    const buffer = chunk as Buffer;
    bytes += buffer.length;
    for (let at = buffer.indexOf(0); at >= 0; at = buffer.indexOf(0, at + 1)) zeros++;
    try {
      if (valid) decoder.decode(buffer, { stream: true });
    } catch {
      valid = false;
    }
  }
  try {
    if (valid) decoder.decode();
  } catch {
    valid = false;
  }
  return { valid, zeros, bytes };
}

async function census(texts: AsyncIterable<string>): Promise<Census> {
  const count: Census = { foreign: 0, undecodable: 0, han: 0, hanRuns: 0 };
  for await (const text of texts) {
    for (const [run] of text.matchAll(FOREIGN_RUN)) {
      for (const character of run) {
        if (character === REPLACEMENT) count.undecodable++;
        else count.foreign++;
      }
    }
    for (const [run] of text.matchAll(HAN_RUN)) {
      count.hanRuns++;
      count.han += [...run].length;
    }
  }
  return count;
}

async function firstBytes(path: string): Promise<Buffer> {
  for await (const chunk of createReadStream(path, { start: 0, end: 2 })) return chunk as Buffer;
  return Buffer.alloc(0);
}

/**
 * Which encoding a file is in. A byte order mark says it; else the whole file is decoded as strict UTF-8, and only a file
 * that fails is looked at as GB18030. A UTF-8 file with a few broken bytes stays UTF-8 (`lossy`), because nearly any bytes
 * are *some* GB18030, and a whole file of wrong characters is worse than a rejected row.
 * @param wanted an encoding that somebody chose; only its flaws are looked for then
 * @throws Refusal when it is neither, naming what to write
 */
export async function detectEncoding(path: string, wanted?: string): Promise<FoundEncoding> {
  const mark = await firstBytes(path);
  if (!wanted && mark[0] === 0xff && mark[1] === 0xfe) return { encoding: 'utf-16le', lossy: true };
  if (!wanted && mark[0] === 0xfe && mark[1] === 0xff) return { encoding: 'utf-16be', lossy: true };
  const marked = mark.equals(Buffer.from([0xef, 0xbb, 0xbf]));
  if (wanted && !/^utf-?8$/i.test(wanted)) return { encoding: wanted, lossy: true };

  const { valid, zeros, bytes } = await isStrictUtf8(path);
  if (!wanted && zeros > bytes / 20) {
    throw invalid(
      'encoding',
      'the file looks like UTF-16 without a byte order mark: write utf-16le or utf-16be in the mapping',
    );
  }
  if (valid) return { encoding: 'utf-8', lossy: false };
  if (wanted || marked) return { encoding: 'utf-8', lossy: true };

  const utf8 = new TextDecoder('utf-8');
  const asUtf8 = await census(decoded(path, (part) => (part ? utf8.decode(part, { stream: true }) : utf8.decode())));
  // Of Chinese in GB18030 about a tenth happens to be UTF-8.
  if (asUtf8.foreign > 3 * asUtf8.undecodable) return { encoding: 'utf-8', lossy: true };

  const gb = iconv.getDecoder('gb18030');
  const asGb = await census(decoded(path, (part) => (part ? gb.write(part) : (gb.end() ?? ''))));
  // Chinese comes in runs. In a Western file read as Chinese, an accented letter and its neighbour make one lonely character.
  const chinese = asGb.hanRuns > 0 && asGb.han >= 1.5 * asGb.hanRuns && asGb.undecodable * 10 <= asGb.foreign;
  if (chinese) return { encoding: 'gb18030', lossy: true };
  throw invalid(
    'encoding',
    'the file is neither UTF-8 nor GB18030: name its encoding in the mapping, like windows-1252',
  );
}

/**
 * Sentences by their English. `{0}`, `{1}` … on both sides are values that are taken over as they are; `[0]` on the right
 * says that the value is a sentence, or a part of one, which the catalogue has as well.
 */
export type Sentences = Readonly<Record<string, string>>;

interface Pattern {
  /** What stands before, between and behind the values. */
  parts: readonly string[];
  meaning: string;
}

/** Longer texts (UTF-16 units) hold somebody's own words and are no sentences of ours. */
const LONGEST = 5000;
const VALUE = /\{\d+\}/;

/** Finds what a sentence with its values put in is called in another language. */
export class Catalogue {
  private readonly patterns: readonly Pattern[];

  constructor(private readonly sentences: Sentences) {
    this.patterns = Object.entries(sentences)
      .filter(([english]) => VALUE.test(english))
      .map(([english, meaning]) => ({ parts: english.split(VALUE), meaning }))
      // Whatever says more in words of its own is more likely to be meant.
      .toSorted((a, b) => b.parts.join('').length - a.parts.join('').length);
  }

  find(sentence: string): string | undefined {
    const whole = Object.hasOwn(this.sentences, sentence) ? this.sentences[sentence] : undefined;
    if (whole !== undefined || sentence.length > LONGEST) return whole;
    for (const { parts, meaning } of this.patterns) {
      const values = valuesIn(sentence, parts);
      const filled = values && this.fill(meaning, values);
      if (filled !== undefined) return filled;
    }
    return undefined;
  }

  private fill(meaning: string, values: readonly string[]): string | undefined {
    let complete = true;
    const filled = meaning.replace(/\{(\d+)\}|\[(\d+)\]/g, (_, value?: string, part?: string) => {
      if (value !== undefined) return values[Number(value)]!;
      const found = this.find(values[Number(part)]!);
      complete &&= found !== undefined;
      return found ?? '';
    });
    return complete ? filled : undefined;
  }
}

/** What stands between the parts, the first place for each of them; nothing when they are not all there, in this order. */
function valuesIn(sentence: string, parts: readonly string[]): string[] | undefined {
  const [first = '', last = ''] = [parts[0], parts.at(-1)];
  const end = sentence.length - last.length;
  let at = first.length;
  if (at > end || !sentence.startsWith(first) || !sentence.endsWith(last)) return undefined;
  const values: string[] = [];
  for (const part of parts.slice(1, -1)) {
    const found = sentence.indexOf(part, at);
    if (found < 0 || found + part.length > end) return undefined;
    values.push(sentence.slice(at, found));
    at = found + part.length;
  }
  return [...values, sentence.slice(at, end)];
}

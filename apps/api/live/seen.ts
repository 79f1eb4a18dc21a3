/** More gaps than this are not kept in mind: whoever leaves so many is a flood, after which everybody reads anew. */
const MOST_GAPS = 20_000;

/**
 * Which numbers of a sequence were seen. Transactions draw numbers in one order and commit in another, so that a lower number
 * may come after a higher one: it is a gap until it comes, or until every transaction has ended that can have drawn it.
 */
export class Seen {
  /** Every gap, with the number below which all transactions must have ended before it is given up. */
  private readonly open = new Map<number, bigint>();

  private constructor(private reached: number) {}

  /** @param numbers the last ones that are there; @param begun transactions from this number on may not have begun */
  static after(numbers: readonly number[], begun: string): Seen {
    const sorted = numbers.toSorted((a, b) => a - b);
    const seen = new Seen(sorted.length > 0 ? sorted[0]! - 1 : 0);
    seen.take(sorted, begun, '0');
    return seen;
  }

  /** The highest number that was seen. */
  get horizon(): number {
    return this.reached;
  }

  get gaps(): number[] {
    return [...this.open.keys()];
  }

  /** Up to here nothing can come any more. */
  get settled(): number {
    return this.open.size > 0 ? Math.min(...this.open.keys()) - 1 : this.reached;
  }

  /**
   * Takes up what one look saw.
   * @param ended transactions below this number have all ended
   * @returns false when there are more gaps than can be kept in mind, so that something may be missed
   */
  take(numbers: readonly number[], begun: string, ended: string): boolean {
    for (const number of numbers.toSorted((a, b) => a - b)) {
      if (number <= this.reached) {
        this.open.delete(number);
        continue;
      }
      for (let gap = this.reached + 1; gap < number && this.open.size < MOST_GAPS; gap++)
        this.open.set(gap, BigInt(begun));
      this.reached = number;
    }
    const isComplete = this.open.size < MOST_GAPS;
    if (!isComplete) this.open.clear();
    for (const [gap, before] of this.open) if (BigInt(ended) >= before) this.open.delete(gap);
    return isComplete;
  }
}

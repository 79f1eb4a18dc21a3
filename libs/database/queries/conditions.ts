/** Conditions of a query with their values, numbered as PostgreSQL wants them. Values never become part of the text. */
export class Conditions {
  private readonly parts: string[] = [];

  /** @param values of the query so far, where these are the conditions of one part of it */
  constructor(readonly values: unknown[] = []) {}

  /** Adds the condition; each `?` stands for the next value. */
  add(sql: string, ...values: unknown[]): this {
    let next = 0;
    this.parts.push(sql.replace(/\?/g, () => this.value(values[next++])));
    return this;
  }

  /** The place of a value, like `$3`. */
  value(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  /** All of them, or TRUE when there are none. */
  get sql(): string {
    return this.parts.length ? this.parts.map((part) => `(${part})`).join(' AND ') : 'TRUE';
  }
}

/** What a failed delivery means for the next attempt. */
export type Permanence =
  | 'permanent' // this message will never be taken: tell a person, do not retry
  | 'transient'; // it may be taken later: retry with a growing pause

/**
 * A mail was not delivered. The message names the step and the code, never a customer's address or words, so it can be logged.
 */
export class DeliveryFailure extends Error {
  readonly #serverSaid: string | undefined;

  constructor(
    readonly permanence: Permanence,
    /** SMTP reply code (550), if the server gave one. */
    readonly replyCode: number | undefined,
    message: string,
    serverSaid?: string,
  ) {
    super(message);
    this.name = 'DeliveryFailure';
    this.#serverSaid = serverSaid;
  }

  /**
   * The server's own words, for the history of the case. They often repeat the address and sometimes the text, so they stay out of
   * logs: a getter over a private field is not copied when an error is serialised.
   */
  get serverSaid(): string | undefined {
    return this.#serverSaid;
  }
}

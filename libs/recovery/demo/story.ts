import type { SaveStepBody } from '#contracts/bodies/complaint-bodies';
import type { LogComplaintBody } from '#contracts/bodies/log-complaint';
import type { Status } from '#contracts/complaint';
import type { StepKey } from '#journey/steps';
import type { Desk, PersonKey } from './company.ts';
import type { Scene } from './scene.ts';

/** One thing that somebody does to a case. */
export interface Act {
  /** After the receipt: an ISO 8601 duration in hours and minutes. */
  after: string;
  by: PersonKey;
  do(scene: Scene): Promise<unknown>;
}

/** A case and what became of it. */
export interface DemoCase {
  /** What other cases call it. */
  key: string;
  /** How long ago it came in, as `hours` counts. */
  ago: string;
  /** Office hours of the desk (nine a day), unless a follow-up has to fall on an exact moment. */
  hours?: 'elapsed';
  desk: Desk | null;
  owner: PersonKey | null;
  complaint: Omit<LogComplaintBody, 'receivedAt' | 'ownerId' | 'teamId'>;
  acts: readonly Act[];
  /** Its mail still waits to be sent, so that there is something to read in the mail catcher. */
  fresh?: boolean;
}

type Evidence = Record<string, unknown>;

/** What the first conversation brings: steps 1 to 4 and 6. */
export interface Intake {
  restatement: string;
  wish: Evidence;
  apology: string;
  next: string;
}

/** Tells a case act by act: `told('nora').at('PT20M').capture('…')`. */
export class Story {
  readonly acts: Act[] = [];
  private after = 'PT0S';

  constructor(private person: PersonKey) {}

  /** When the next acts happen, counted from the receipt. */
  at(after: string): this {
    this.after = after;
    return this;
  }

  by(person: PersonKey): this {
    this.person = person;
    return this;
  }

  capture(restatement: string, ...clarifyingQuestions: { question: string; answer: string }[]): this {
    return this.done('capture', ({ at }) => ({
      restatement,
      confirmedAt: at,
      ...(clarifyingQuestions.length > 0 && { clarifyingQuestions }),
    }));
  }

  expect(wish: Evidence): this {
    return this.done('expectation', () => wish);
  }

  own(): this {
    return this.done('ownership', ({ at, name }) => ({
      acceptedAt: at,
      acceptedBy: name,
      policyExplained: true,
      alternativesExplained: true,
    }));
  }

  apologise(words: string): this {
    return this.done('calm', ({ at, name }) => ({ apology: { words, by: name, at } }));
  }

  /** Step 4: what happens next. Needs a promise made before, or `solvedAtOnce`. */
  reassure(nextStep: string, more: Evidence = {}): this {
    return this.done('reassurance', () => ({ nextStep, ...more }));
  }

  /** @param due office time from now, like PT9H for this time tomorrow */
  promise(what: string, due: string): this {
    return this.act((scene) => scene.promise(what, due));
  }

  /** Keeps the oldest promise that is open. */
  keep(): this {
    return this.act((scene) => scene.keepPromise());
  }

  feel(emotion: string, said: string, customerType: string): this {
    return this.done('objectivity', ({ at }) => ({ emotions: [{ at, emotion, said }], customerType }));
  }

  /** The whole first conversation, with a promise that is due in so much office time. */
  intake({ restatement, wish, apology, next }: Intake, due: string): this {
    return this.capture(restatement).expect(wish).own().apologise(apology).promise(next, due).reassure(next);
  }

  offer(evidence: Evidence): this {
    return this.step('resolve', () => ({ evidence }));
  }

  solve(option: Evidence, statement: string): this {
    return this.done('resolve', () => ({ options: [option], chosen: 0, customersAnswer: 'accepted', statement }));
  }

  resolve(): this {
    return this.status('resolved');
  }

  status(status: Exclude<Status, 'merged'>, reason?: string): this {
    return this.act((scene) => scene.changeStatus(status, reason));
  }

  say(body: string): this {
    return this.act((scene) => scene.write('to-customer', body));
  }

  hear(body: string): this {
    return this.act((scene) => scene.write('from-customer', body));
  }

  note(body: string): this {
    return this.act((scene) => scene.write('note', body));
  }

  handOver(to: PersonKey, briefing: string): this {
    return this.act((scene) => scene.handOver(to, briefing));
  }

  readBriefing(): this {
    return this.act((scene) => scene.confirmBriefing());
  }

  takeOn(): this {
    return this.act((scene) => scene.acknowledgeEscalations());
  }

  answer(satisfaction: number, comment: string): this {
    return this.act((scene) => scene.answerFollowUp(satisfaction, comment));
  }

  goodwill(...tokens: Evidence[]): this {
    return this.done('follow-through', ({ at }) => ({
      tokens: tokens.map((token) => ({ ...token, deliveredAt: at })),
    }));
  }

  cause(causeCategory: string, cause: string, ...preventionActions: Evidence[]): this {
    return this.done('big-picture', () => ({
      causeCategory,
      cause,
      frequent: preventionActions.length > 0,
      preventionActions,
    }));
  }

  roots(roots: string[], explanation: string): this {
    return this.done('process-roots', () => ({ roots, explanation }));
  }

  close(): this {
    return this.status('closed');
  }

  mergeInto(key: string): this {
    return this.act((scene) => scene.mergeInto(key));
  }

  relateTo(key: string): this {
    return this.act((scene) => scene.relateTo(key));
  }

  private done(key: StepKey, evidence: (scene: Scene) => Evidence): this {
    return this.step(key, (scene) => ({ evidence: evidence(scene), state: 'done' }));
  }

  private step(key: StepKey, body: (scene: Scene) => SaveStepBody): this {
    return this.act((scene) => scene.saveStep(key, body(scene)));
  }

  private act(act: Act['do']): this {
    this.acts.push({ after: this.after, by: this.person, do: act });
    return this;
  }
}

export const told = (by: PersonKey): Story => new Story(by);

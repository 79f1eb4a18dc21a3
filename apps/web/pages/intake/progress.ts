import { isMade, type Draft } from './draft.ts';
import { LONGEST_HOLD } from './hold.ts';

/** The parts of the conversation, in the order in which it mostly goes. */
export const PARTS = [
  'words',
  'customer',
  'clarify',
  'expectation',
  'responsibility',
  'reassurance',
  'apology',
  'facts',
] as const;
export type PartName = (typeof PARTS)[number];
export type PartState = 'empty' | 'begun' | 'done';

const said = (text: string): boolean => text.trim() !== '';

/** How far each part is. The api decides what a step of the recovery needs; this only guides the eye. */
export function progressOf(draft: Draft): Record<PartName, PartState> {
  const { customer, canMeet, hold } = draft;
  const wish = draft.remedy !== null && (draft.remedy !== 'other' || said(draft.wish));
  const answered =
    (canMeet === 'yes' && said(draft.assurance)) ||
    (canMeet === 'no' && said(draft.alternative) && draft.alternativeAnswer !== 'pending');
  const heldShortly = Math.max(hold.longest, 0) <= LONGEST_HOLD || hold.callBackOffered;
  return {
    customer: state(said(customer.name), said(customer.phone) || said(customer.email)),
    words: state(said(draft.words), draft.emotions.length > 0),
    clarify: state(said(draft.restatement), draft.confirmedAt !== null),
    expectation: state(wish, answered),
    responsibility: state(
      draft.acceptedAt !== null,
      draft.policyExplained && (canMeet !== 'no' || draft.alternativesExplained),
    ),
    reassurance: state(said(draft.nextStep), (draft.solvedAtOnce || draft.promises.some(isMade)) && heldShortly),
    apology: state(said(draft.apology), said(draft.apology)),
    facts: state(draft.category !== null, draft.category !== null),
  };
}

function state(...needs: boolean[]): PartState {
  return needs.every(Boolean) ? 'done' : needs.some(Boolean) ? 'begun' : 'empty';
}

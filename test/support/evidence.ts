import type { StepKey } from '#journey/steps';

/** Complete evidence of every step of a small believable case, as it is sent. */
export function stepEvidence(now: Date): Record<StepKey, object> {
  const at = now.toISOString();
  return {
    capture: { restatement: 'You were charged twice for order 4711.', confirmedAt: at },
    expectation: {
      remedy: 'refund',
      amount: 12900,
      currency: 'CNY',
      byDate: '2026-11-25',
      canMeet: true,
      assurance: 'You will have it by Wednesday.',
    },
    ownership: { acceptedAt: at, acceptedBy: 'Anna', policyExplained: true },
    reassurance: { nextStep: 'The bank answers on Monday; I call you then.' },
    objectivity: { emotions: [{ at, emotion: 'angry' }], customerType: 'driver' },
    calm: { apology: { words: 'I am sorry that this happened.', by: 'Anna', at } },
    resolve: {
      options: [
        { description: 'Refund', remedy: 'refund', amount: 12900, cost: 12900, currency: 'CNY', leadTime: 'P3D' },
      ],
      chosen: 0,
      customersAnswer: 'accepted',
      statement: 'We refunded CNY 129.00 to your card.',
    },
    'follow-through': { tokens: [{ kind: 'letter-of-apology', deliveredAt: at }] },
    'big-picture': { causeCategory: 'billing', frequent: false },
    'process-roots': { roots: ['training-lacking'], explanation: 'Nobody knew the refund form.' },
  };
}

import type { Status } from '#contracts/complaint';
import { TRANSITIONS } from '#contracts/status-transitions';
import type { RecoveryFacts } from '#journey/facts';
import { gateMissing, type GateKey } from '#journey/gates';
import type { Missing } from '#journey/missing';

/** The gates on the way from one status to another: whoever closes what was never resolved passes both. */
export function gatesBetween(from: Status, to: Status): readonly GateKey[] {
  if (to === 'resolved') return ['resolved'];
  if (to !== 'closed') return [];
  return from === 'resolved' ? ['closed'] : ['resolved', 'closed'];
}

/** Where a complaint may go from here, and what still shuts each way; nothing missing means open. */
export function possibleMoves(from: Status, facts: RecoveryFacts): { to: Status; missing: Missing[] }[] {
  return TRANSITIONS[from].map((to) => ({
    to,
    missing: gatesBetween(from, to).flatMap((gate) => gateMissing(gate, facts)),
  }));
}

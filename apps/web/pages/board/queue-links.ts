/** Filters of the queue that show what the board counts. */
type Filters = Record<string, unknown>;

export const OPEN: Filters = { view: 'all', status: 'active' };
export const BREACHED: Filters = { view: 'breached' };
/** The queue knows no risk, only what is due soon. */
export const DUE_SOON: Filters = { view: 'due-soon' };
export const OWNERLESS: Filters = { view: 'unassigned' };
export const PROMISES: Filters = { view: 'promises' };

export const ofTeam = (filters: Filters, id: string | undefined): Filters => ({ ...filters, team: id ?? 'none' });
export const ofPerson = (filters: Filters, id: string): Filters => ({ ...filters, owner: id });

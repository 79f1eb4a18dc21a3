/** Where this browser keeps what a person has sent off and what has not arrived yet. */
export const outgoingKey = (personId: string): string => `amends.outgoing.${personId}`;

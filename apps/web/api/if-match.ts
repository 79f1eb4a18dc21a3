/** The header that lets a change pass only if nobody else has changed the thing since this version of it was read. */
export const ifMatch = (version: number) => ({ 'If-Match': `"v${version}"` });
export type IfMatch = ReturnType<typeof ifMatch>;

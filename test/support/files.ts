/** A picture of one pixel. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
  'base64',
);

/** A program of Windows, as far as its first bytes tell. */
export const PROGRAM = Buffer.from('4d5a90000300000004000000ffff0000', 'hex');

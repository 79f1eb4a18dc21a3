/** Something that the person at the keyboard can put right: printed as it is, without a stack, and the start ends. */
export class Stopped extends Error {
  override name = 'Stopped';
}

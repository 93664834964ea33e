/**
 * The program cannot start for a reason the person starting it can act on.
 * The message is one line, English then Chinese; it is printed without a stack and the program ends with code 1.
 */
export class CannotStart extends Error {
  override name = 'CannotStart';

  constructor(english: string, chinese: string, options?: ErrorOptions) {
    super(`${english} ${chinese}`.replace(/\s*\n\s*/g, ' '), options);
  }
}

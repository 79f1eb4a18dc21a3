import { inBraces, troubleOf, variablesIn } from '#kernel/open-variables';
import { invalid } from '#kernel/refusal';
import { MAIL_VARIABLES } from './mail-variables.ts';
import type { MailVariable, OwnText } from './own-words.ts';
import { piecesOf } from './own-words-pieces.ts';
import type { TemplateName } from './templates.ts';

/** A variable of a message as whoever writes its text sees it. */
export interface OfferedVariable {
  readonly name: string;
  readonly required: boolean;
  readonly isBlock: boolean;
}

/** What the text of a message can leave open. */
export function variablesOf(name: TemplateName): OfferedVariable[] {
  const offered: Readonly<Record<string, Pick<MailVariable<never>, 'required' | 'isBlock'>>> = MAIL_VARIABLES[name];
  return Object.entries(offered).map(([variable, { required = false, isBlock = false }]) => ({
    name: variable,
    required,
    isBlock,
  }));
}

// A line break in a subject begins another header; Unicode has its own; and direction marks make one read as another.
const NOT_IN_A_SUBJECT = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

/** @throws Refusal invalid naming the field, and the variable that is unknown, missing or in a wrong place */
export function checkOwnText(name: TemplateName, { subject, body }: OwnText): void {
  const offered = variablesOf(name);
  const known = offered.map((variable) => variable.name);
  const blocks = offered.filter(({ isBlock }) => isBlock).map((variable) => variable.name);
  if (NOT_IN_A_SUBJECT.test(subject))
    throw invalid('subject', 'holds a line break or another sign that no subject can hold: write it in one line');
  for (const [field, text, usable] of [
    ['subject', subject, known.filter((variable) => !blocks.includes(variable))],
    ['text', body, known],
  ] as const) {
    const trouble = troubleOf(text, usable);
    if (trouble) throw invalid(field, trouble, 'unknown-variable');
  }
  const used = variablesIn(body);
  const missing = offered.filter(({ required, name: variable }) => required && !used.includes(variable));
  if (missing.length > 0) {
    const names = missing.map((variable) => inBraces(variable.name)).join(', ');
    throw invalid('text', `lacks ${names}, without which the message says nothing: put it in`, 'missing-variable');
  }
  const alone = piecesOf(body).flatMap((piece) => (piece.kind === 'variable' ? [piece.name] : []));
  const within = blocks.filter((variable) => used.includes(variable) && !alone.includes(variable));
  if (within.length > 0)
    throw invalid(
      'text',
      `has ${within.map(inBraces).join(', ')} among other words: it stands for whole paragraphs, so put it on a line of its own with blank lines around it`,
      'misplaced-variable',
    );
}

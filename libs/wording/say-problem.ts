import type { Language } from '#kernel/language';
import type { Reason } from '#kernel/refusal';
import { sayIn } from './say-in.ts';

interface Told {
  title: string;
  detail: string;
  errors?: readonly Reason[];
}

/** A problem in the reader's language. Fields, codes and everything else for programs stay as they are. */
export function sayProblem<Problem extends Told>(language: Language, problem: Problem): Problem {
  if (language === 'en') return problem;
  const { title, errors } = problem;
  return {
    ...problem,
    title: sayIn(language, title),
    detail: sayDetail(language, problem),
    ...(errors && { errors: errors.map(({ field, reason }) => ({ field, reason: sayIn(language, reason) })) }),
  };
}

/** Most details of wrong input are its first reason: "customer.email: write an e-mail address (and 2 more)". */
function sayDetail(language: Language, { detail, errors: [first] = [] }: Told): string {
  const opening = first && `${first.field}: ${first.reason}`;
  if (!opening || !detail.startsWith(opening)) return sayIn(language, detail);
  const more = detail.slice(opening.length);
  return `${first.field}: ${sayIn(language, first.reason)}${more && sayIn(language, more)}`;
}

import { LANGUAGES, type Language, type LocalText } from '#kernel/language';
import { REMEDY_LABELS, type ExpectationEvidence, type Remedy } from './evidence/expectation.ts';
import { chosenOption } from './evidence/resolve.ts';
import type { RecoveryFacts } from './facts.ts';

export const VERDICTS = ['met', 'exceeded', 'fell-short', 'unknown'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What the customer was offered, or got. */
export interface Offer {
  remedy?: Remedy;
  /** Minor units of the currency. */
  amount?: number;
  currency?: string;
  /** The local date on which the customer has it. */
  onDate?: string;
  /** Tokens of goodwill that came on top. */
  extras?: number;
}

/** How an offer compares with what the customer expected, and why. */
export interface Comparison {
  verdict: Verdict;
  why: LocalText[];
}

type Part = { verdict: Verdict; why: LocalText };

const part = (verdict: Verdict, en: string, zh: string): Part => ({ verdict, why: { en, 'zh-CN': zh } });

/** An amount of minor units as people write it. */
function money(amount: number, currency: string): LocalText {
  const write = (language: Language) => {
    const format = new Intl.NumberFormat(language, { style: 'currency', currency, currencyDisplay: 'code' });
    return format
      .format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
      .replaceAll('\u00a0', ' ');
  };
  return Object.fromEntries(LANGUAGES.map((language) => [language, write(language)])) as Record<Language, string>;
}

function compareRemedy(wanted: Remedy | undefined, got: Remedy | undefined): Part {
  if (!wanted) return part('unknown', 'It is not known what the customer wants.', '尚不清楚顾客希望如何处理。');
  if (!got) return part('unknown', 'It is not known what is offered.', '尚不清楚提供了什么。');
  const [want, have] = [REMEDY_LABELS[wanted], REMEDY_LABELS[got]];
  if (wanted !== got) {
    const en = `The customer wanted ${want.en} and gets ${have.en}.`;
    return part('fell-short', en, `顾客希望${want['zh-CN']}，得到的是${have['zh-CN']}。`);
  }
  // "Something else" is anything: that both are it does not make them the same.
  if (wanted === 'other') {
    return part(
      'unknown',
      'Whether it is what the customer wanted must be judged by a person.',
      '是否符合顾客期望，需由人判断。',
    );
  }
  return part('met', `The customer gets ${want.en}, as wanted.`, `顾客如愿得到${want['zh-CN']}。`);
}

function compareAmount(wanted: ExpectationEvidence, got: Offer): Part | undefined {
  if (wanted.amount === undefined || !wanted.currency) return undefined;
  if (got.amount === undefined || got.currency !== wanted.currency) {
    return part('unknown', 'The amounts cannot be compared.', '金额无法比较。');
  }
  const [want, have] = [money(wanted.amount, wanted.currency), money(got.amount, got.currency)];
  const verdict = got.amount > wanted.amount ? 'exceeded' : got.amount < wanted.amount ? 'fell-short' : 'met';
  return part(verdict, `${have.en} against ${want.en} wanted.`, `期望 ${want['zh-CN']}，得到 ${have['zh-CN']}。`);
}

function compareDate(wanted: string | undefined, got: string | undefined): Part | undefined {
  if (!wanted) return undefined;
  if (!got) return part('unknown', 'It is not known when the customer has it.', '尚不清楚顾客何时得到。');
  if (got > wanted)
    return part('fell-short', `On ${got}, later than ${wanted}.`, `${got} 才办妥，晚于期望的 ${wanted}。`);
  return part('met', `On ${got}, in time for ${wanted}.`, `${got} 办妥，未超过期望的 ${wanted}。`);
}

/** Money against money says enough where nobody wrote down of what kind the one or the other is. */
const isMoneyEnough = (wanted: ExpectationEvidence, offer: Offer): boolean =>
  (!wanted.remedy || !offer.remedy) &&
  wanted.amount !== undefined &&
  offer.amount !== undefined &&
  wanted.currency !== undefined &&
  wanted.currency === offer.currency;

/**
 * Compares an offer with the expectation: falling short in one respect outweighs all; what is not known leaves the verdict
 * open; more money, or a token of goodwill on top of all that was wanted, exceeds it.
 */
export function compareWithExpectation(wanted: ExpectationEvidence, offer: Offer): Comparison {
  const parts = [
    isMoneyEnough(wanted, offer) ? undefined : compareRemedy(wanted.remedy, offer.remedy),
    compareAmount(wanted, offer),
    compareDate(wanted.byDate, offer.onDate),
  ];
  if ((offer.extras ?? 0) > 0)
    parts.push(part('exceeded', 'There was a token of goodwill on top.', '另外还赠送了心意。'));
  const known = parts.filter((one) => one !== undefined);
  const verdict =
    (['fell-short', 'unknown', 'exceeded'] as const).find((one) => known.some((each) => each.verdict === one)) ?? 'met';
  return { verdict, why: known.filter((one) => one.verdict === verdict).map((one) => one.why) };
}

/** What the case offers so far: the outcome, else the chosen option, else the alternative; with delivered tokens. */
export function offerOf(facts: RecoveryFacts): Offer {
  const { outcome, tokens = [] } = facts.steps['follow-through']?.evidence ?? {};
  const extras = tokens.filter((token) => token.deliveredAt !== undefined).length;
  const option = chosenOption(facts.steps.resolve?.evidence ?? {});
  const alternative = facts.steps.expectation?.evidence.alternative;
  if (outcome)
    return {
      remedy: outcome.remedy,
      amount: outcome.amount,
      currency: outcome.currency,
      onDate: outcome.onDate,
      extras,
    };
  if (option) return { remedy: option.remedy, amount: option.amount, currency: option.currency, extras };
  if (!alternative) return { extras };
  const { remedy, amount, currency, byDate } = alternative;
  return { remedy, amount, currency, onDate: byDate, extras };
}

/** How what the case offers so far compares with what the customer expected; null where there is no wish or no offer yet. */
export function expectationComparison(facts: RecoveryFacts): Comparison | null {
  const wanted = facts.steps.expectation?.evidence;
  const offer = offerOf(facts);
  if (!wanted) return null;
  const canCompare = (wanted.remedy && offer.remedy) || isMoneyEnough(wanted, offer);
  return canCompare ? compareWithExpectation(wanted, offer) : null;
}

import type { components } from '../../../api/schema';

type Conditions = components['schemas']['ConditionsBody'];

/** For which complaints something holds; an empty list asks nothing. */
export type ConditionValues = { [Name in keyof Conditions]-?: NonNullable<Conditions[Name]> };

export function conditionValues(conditions: Conditions = {}): ConditionValues {
  const { severities = [], categories = [], channels = [], places = [], languages = [], teamIds = [] } = conditions;
  return { severities, categories, channels, places, languages, teamIds };
}

/** Only what asks something. */
export const conditionsBody = (values: ConditionValues): Conditions =>
  Object.fromEntries(Object.entries(values).filter(([, wanted]) => wanted.length > 0));

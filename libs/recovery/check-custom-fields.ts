import type { CustomField } from '#database/entities/custom-field';
import { localDateRule } from '#kernel/field-rules';
import { Refusal, type Reason } from '#kernel/refusal';

type Definition = Pick<CustomField, 'name' | 'type' | 'choices' | 'required' | 'categories'>;

/**
 * Whether the custom fields of a complaint are as their definitions want them. What nobody defined may be anything: it
 * came with an import, or from another system. Null stands for nothing.
 * @param category of the complaint
 * @param mayLack whether required ones may be missing for now, as from a customer, whose form does not ask for them
 * @throws Refusal invalid naming every field
 */
export function checkCustomFields(
  definitions: readonly Definition[],
  values: Readonly<Record<string, unknown>>,
  category: string | null,
  mayLack = false,
): void {
  const reasons = definitions.flatMap((definition): Reason[] => {
    const required = definition.required && !mayLack;
    const reason = whatIsWrong({ ...definition, required }, values[definition.name] ?? null, category);
    return reason === undefined ? [] : [{ field: `customFields.${definition.name}`, reason }];
  });
  const [first] = reasons;
  if (first) throw new Refusal('invalid', 'custom-field', `${first.field}: ${first.reason}`, reasons);
}

function whatIsWrong(definition: Definition, value: unknown, category: string | null): string | undefined {
  const { type, choices, required, categories } = definition;
  if (value === null || value === '') {
    const belongs = categories.length === 0 || (category !== null && categories.includes(category));
    return required && belongs ? `is missing: ${HOW[type](choices)}` : undefined;
  }
  return FITS[type](value, choices) ? undefined : HOW[type](choices);
}

const FITS: Record<Definition['type'], (value: unknown, choices: Definition['choices']) => boolean> = {
  text: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  'yes-no': (value) => typeof value === 'boolean',
  choice: (value, choices) => choices.some((choice) => choice.value === value),
  date: (value) => localDateRule(value) === undefined,
};

const HOW: Record<Definition['type'], (choices: Definition['choices']) => string> = {
  text: () => 'write a text',
  number: () => 'write a number',
  'yes-no': () => 'write true or false',
  choice: (choices) => `write one of ${choices.map(({ value }) => value).join(', ')}`,
  date: () => 'write a day that exists, like 2026-11-20',
};

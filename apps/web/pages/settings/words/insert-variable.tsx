import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { components } from '../../../api/schema';
import { InsertMenu } from '../shared/insert-menu.tsx';

interface InsertVariableProps {
  label: string;
  variables: readonly components['schemas']['MailVariableView'][];
  onChoose: (variable: string) => void;
}

/** The variables that a mail offers, and which of them it needs. */
export function InsertVariable({ label, variables, onChoose }: InsertVariableProps) {
  const { t } = useTranslation('mail-texts');
  const inWords = (name: string) => {
    const variable = variables.find((one) => one.name === name);
    return (
      <>
        {t(`variable.${name}` as 'variable.reference', { defaultValue: name })}
        <Text span size="xs" c="dimmed" display="block">
          {[`{{${name}}}`, variable?.required && t('isRequired'), variable?.isBlock && t('isBlock')]
            .filter(Boolean)
            .join(' · ')}
        </Text>
      </>
    );
  };
  return <InsertMenu label={label} names={variables.map(({ name }) => name)} inWords={inWords} onChoose={onChoose} />;
}

import { Button, Menu, Text } from '@mantine/core';
import { IconBraces } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { components } from '../../../api/schema';

interface InsertVariableProps {
  label: string;
  variables: readonly components['schemas']['MailVariableView'][];
  onChoose: (variable: string) => void;
}

/** The variables that a mail offers, in words; one that is chosen is put where the cursor stands. */
export function InsertVariable({ label, variables, onChoose }: InsertVariableProps) {
  const { t } = useTranslation('mail-texts');
  return (
    <Menu position="bottom-start" withinPortal>
      <Menu.Target>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconBraces size={14} aria-hidden />}
          style={{ alignSelf: 'flex-start' }}
        >
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflow: 'auto' }}>
        {variables.map(({ name, required, isBlock }) => (
          <Menu.Item key={name} onClick={() => onChoose(name)}>
            {t(`variable.${name}` as 'variable.reference', { defaultValue: name })}
            <Text span size="xs" c="dimmed" display="block">
              {[`{{${name}}}`, required && t('isRequired'), isBlock && t('isBlock')].filter(Boolean).join(' · ')}
            </Text>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

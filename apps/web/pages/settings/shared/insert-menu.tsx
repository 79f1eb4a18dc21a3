import { Button, Menu } from '@mantine/core';
import { IconBraces } from '@tabler/icons-react';
import type { ReactNode } from 'react';

interface InsertMenuProps<Name extends string> {
  label: string;
  names: readonly Name[];
  /** What stands for a name in the menu. */
  inWords: (name: Name) => ReactNode;
  onChoose: (name: Name) => void;
}

/** The variables that a text may hold, in words; one that is chosen is put where the cursor stands. */
export function InsertMenu<Name extends string>({ label, names, inWords, onChoose }: InsertMenuProps<Name>) {
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
        {names.map((name) => (
          <Menu.Item key={name} onClick={() => onChoose(name)}>
            {inWords(name)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

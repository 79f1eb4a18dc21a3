import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

export interface Count {
  count: number | null;
  more: boolean;
}

/** How many complaints a view holds: short for the eye, in words for those who listen. */
export function ViewCount({ count }: { count: Count | undefined }) {
  const { t, i18n } = useTranslation('queue');
  if (count === undefined || count.count === null) return null;
  const number = new Intl.NumberFormat(i18n.language).format(count.count);
  return (
    <Text
      span
      size="xs"
      fw={500}
      c={count.count === 0 ? 'dimmed' : undefined}
      style={{ fontVariantNumeric: 'tabular-nums' }}
    >
      <span aria-hidden>{count.more ? `${number}+` : number}</span>
      <span className="visually-hidden">
        {count.more ? t('count.more', { count: count.count }) : t('count.exact', { count: count.count })}
      </span>
    </Text>
  );
}

import { ActionIcon, Button, Group, Text, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { LAST_MINUTE, localTime, tryInstantOf } from '../../ui/local-time.ts';
import { useNow } from '../../ui/now.ts';
import { useZone } from '../../ui/zone.ts';
import type { PromiseMade } from './draft.ts';
import classes from './intake.module.css';
import { quickTimes } from './quick-times.ts';
import { useWrong } from './wrong-fields.ts';

interface PromiseFieldsProps {
  promise: PromiseMade;
  number: number;
  isSaved: boolean;
  onChange: (what: Partial<PromiseMade>) => void;
  onRemove: () => void;
}

/** One promise: what, and by when, in the zone of whoever promises. */
export function PromiseFields({ promise, number, isSaved, onChange, onRemove }: PromiseFieldsProps) {
  const { t } = useTranslation('intake');
  const zone = useZone();
  const now = useNow();
  const wrongWhat = useWrong(`promise.${promise.id}.what`);
  const wrongTime = useWrong(`promise.${promise.id}.dueAt`);
  const isPast = promise.dueAt !== null && Date.parse(promise.dueAt) <= now;
  const isFixed = isSaved || promise.sent !== undefined;
  return (
    <fieldset className={`${classes.plain} ${classes.promise}`} disabled={isFixed}>
      <legend className="visually-hidden">{t('promise.number', { number })}</legend>
      <TextInput
        label={t('promise.what')}
        value={promise.what}
        error={wrongWhat}
        autoFocus={promise.what === ''}
        onChange={(event) => onChange({ what: event.currentTarget.value })}
      />
      <div className={classes.row}>
        <TextInput
          type="datetime-local"
          label={t('promise.dueAt')}
          value={promise.dueAt === null ? '' : localTime(promise.dueAt, zone)}
          min={localTime(new Date(now), zone)}
          max={LAST_MINUTE}
          error={wrongTime ?? (isPast && !isFixed ? t('wrong.past') : undefined)}
          onChange={(event) => {
            const { value } = event.currentTarget;
            onChange({ dueAt: tryInstantOf(value, zone)?.toISOString() ?? null });
          }}
        />
        {!isFixed && (
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            className={classes.fixed}
            aria-label={t('promise.remove', { number })}
            onClick={onRemove}
          >
            <IconX size={16} aria-hidden />
          </ActionIcon>
        )}
      </div>
      {isSaved ? (
        <Text size="xs">{t('promise.saved')}</Text>
      ) : (
        <Group gap={6}>
          {quickTimes(now, zone).map(({ name, at }) => (
            <Button
              key={name}
              size="compact-xs"
              variant="default"
              onClick={() => onChange({ dueAt: at.toISOString() })}
            >
              {t(`quick.${name}`)}
            </Button>
          ))}
        </Group>
      )}
    </fieldset>
  );
}

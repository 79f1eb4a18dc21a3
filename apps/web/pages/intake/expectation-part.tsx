import { NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { REMEDIES } from '../../ui/kinds.ts';
import { CURRENCIES } from './amount.ts';
import type { Draft, Remedy } from './draft.ts';
import classes from './intake.module.css';
import { useWrong } from './wrong-fields.ts';
import { Line, useWriting, Words } from './writing.tsx';

const ANSWERS = ['pending', 'accepted', 'declined'] as const;

/** What would put it right, by when, and what we answer to it. */
export function ExpectationPart() {
  const { t } = useTranslation('intake');
  const { draft, change } = useWriting();
  const wrongRemedy = useWrong('remedy');
  const wrongCurrency = useWrong('currency');
  const wrongDay = useWrong('byDate');
  const id = useId();
  return (
    <>
      <div className={classes.row}>
        <NativeSelect
          label={t('expectation.remedy')}
          value={draft.remedy ?? ''}
          error={wrongRemedy}
          onChange={(event) => change({ remedy: (event.currentTarget.value || null) as Remedy | null })}
          data={[
            { value: '', label: t('expectation.notAsked') },
            ...REMEDIES.map((remedy) => ({ value: remedy, label: t(`remedy.${remedy}`) })),
          ]}
        />
        <TextInput
          type="date"
          label={t('expectation.byDate')}
          value={draft.byDate}
          error={wrongDay}
          onChange={(event) => change({ byDate: event.currentTarget.value })}
        />
      </div>
      <div className={classes.row}>
        <Line name="amount" label={t('expectation.amount')} inputMode="decimal" autoComplete="off" />
        <NativeSelect
          label={t('expectation.currency')}
          value={draft.currency}
          error={wrongCurrency}
          onChange={(event) => change({ currency: event.currentTarget.value })}
          data={CURRENCIES}
        />
      </div>
      <Words name="wish" label={t('expectation.wish')} minRows={1} />
      <div>
        <div id={id} className={classes.label}>
          {t('expectation.canMeet')}
        </div>
        <SegmentedControl
          fullWidth
          aria-labelledby={id}
          value={draft.canMeet ?? ''}
          onChange={(chosen) => change({ canMeet: (chosen || null) as Draft['canMeet'] })}
          data={[
            { value: '', label: t('expectation.unknown') },
            { value: 'yes', label: t('expectation.yes') },
            { value: 'no', label: t('expectation.no') },
          ]}
        />
      </div>
      {draft.canMeet === 'yes' && <Words name="assurance" label={t('expectation.assurance')} minRows={1} />}
      {draft.canMeet === 'no' && (
        <>
          <Words name="alternative" label={t('expectation.alternative')} minRows={1} />
          <NativeSelect
            label={t('expectation.answer')}
            value={draft.alternativeAnswer}
            onChange={(event) => change({ alternativeAnswer: event.currentTarget.value as Draft['alternativeAnswer'] })}
            data={ANSWERS.map((answer) => ({ value: answer, label: t(`answer.${answer}`) }))}
          />
        </>
      )}
    </>
  );
}

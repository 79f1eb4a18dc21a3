import { NativeSelect } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { isSent, type Caller, type Channel } from './draft.ts';
import { CustomerField, type Found } from './customer-field.tsx';
import classes from './intake.module.css';
import { KnownCustomer } from './known-customer.tsx';
import { CHANNELS } from '../../ui/kinds.ts';
import { likelyCurrency } from '../../ui/currency.ts';
import { languageNames } from '../../ui/language-names.ts';
import { isWholeNumber, sameNumber } from './phone-numbers.ts';
import { useWriting } from './writing.tsx';

/** Who speaks: found while the name, the telephone or the e-mail address is typed, or somebody new. */
export function CustomerPart() {
  const { t, i18n } = useTranslation('intake');
  const { t: common } = useTranslation();
  const { draft, change } = useWriting();
  const { customer } = draft;
  const edit = (what: Partial<Caller>) => change((before) => ({ customer: { ...before.customer, ...what } }));
  const pick = ({ id, name, email, phone, language, timeZone }: Found) => {
    const typed = customer.phone.trim();
    const isNumber = isWholeNumber(typed);
    if (isNumber && phone !== null && !sameNumber(typed, phone))
      notifications.show({
        color: 'orange',
        autoClose: false,
        message: t('customer.otherNumber', { typed, phone, name }),
      });
    change((before) => ({
      customer: {
        id,
        name,
        email: email ?? '',
        // What was just said is added to a record without a number.
        phone: phone ?? (isNumber ? typed : ''),
        lacksContact: email === null && phone === null,
      },
      language: language ?? before.language,
      // What was written already stays what it is.
      ...(before.amount === '' && { currency: likelyCurrency({ timeZone, languages: [language] }) ?? before.currency }),
    }));
  };
  const isKnown = customer.id !== null;
  return (
    <fieldset className={classes.plain} disabled={isSent(draft)}>
      {isKnown && (
        <KnownCustomer
          id={customer.id!}
          onSomebodyElse={() => edit({ id: null, name: '', email: '', phone: '', lacksContact: false })}
        />
      )}
      {!isKnown && (
        <CustomerField
          field="name"
          label={t('customer.name')}
          required
          value={customer.name}
          onChange={(name) => edit({ name })}
          onPick={pick}
        />
      )}
      {(!isKnown || customer.lacksContact) && (
        <div className={classes.row}>
          <CustomerField
            field="phone"
            label={t('customer.phone')}
            type="tel"
            value={customer.phone}
            onChange={(phone) => edit({ phone })}
            onPick={isKnown ? undefined : pick}
          />
          <CustomerField
            field="email"
            label={t('customer.email')}
            type="email"
            value={customer.email}
            onChange={(email) => edit({ email })}
            onPick={isKnown ? undefined : pick}
          />
        </div>
      )}
      <div className={classes.row}>
        <NativeSelect
          label={t('customer.language')}
          value={draft.language}
          onChange={(event) => change({ language: event.currentTarget.value })}
          data={languageNames(i18n.language, draft.language)}
        />
        <NativeSelect
          label={t('customer.channel')}
          value={draft.channel}
          onChange={(event) => change({ channel: event.currentTarget.value as Channel })}
          data={CHANNELS.map((channel) => ({ value: channel, label: common(`channel.${channel}`) }))}
        />
      </div>
    </fieldset>
  );
}

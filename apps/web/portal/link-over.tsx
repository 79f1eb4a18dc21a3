import { Anchor, Button, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Heading } from './heading.tsx';
import { answered, publicApi } from './public-api.ts';
import { Trouble } from './trouble.tsx';
import { useFocusFirstWrong } from './use-focus-first-wrong.ts';

const REFERENCE = /^C-\d{4}-\d{6,}$/;
const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

type Asked = { token: string } | { reference: string; email: string };

/** Why a link does not open a case. */
export type LinkEnd = 'expired' | 'revoked' | 'wrong';

/**
 * The link does not open the case (any more): a fresh one is mailed, to the address that we hold.
 * @param token of one that ran out or was revoked; one that was never ours is of no use here
 */
export function LinkOver({ token, why }: { token: string; why: LinkEnd }) {
  const { t } = useTranslation('portal');
  const renewing = useMutation({
    mutationFn: (body: Asked) => answered(publicApi.POST('/api/v1/public/case-links', { body })),
  });
  if (renewing.isSuccess)
    return (
      <Stack align="flex-start">
        <Heading takesFocus>{t('link.sentTitle')}</Heading>
        <Text>{t('link.sent')}</Text>
      </Stack>
    );
  return (
    <Stack gap="lg">
      <div>
        <Heading>{t(`link.${why}Title`)}</Heading>
        <Text mt="xs">{t(`link.${why}`)}</Text>
      </div>
      {why !== 'wrong' ? (
        <Stack gap="xs" align="flex-start">
          <Trouble error={renewing.error} />
          <Button loading={renewing.isPending} onClick={() => renewing.mutate({ token })}>
            {t('link.byToken')}
          </Button>
          <Text size="sm" c="dimmed">
            {t('link.byTokenHelp')}
          </Text>
        </Stack>
      ) : (
        <AskForLink isPending={renewing.isPending} error={renewing.error} onAsk={(asked) => renewing.mutate(asked)} />
      )}
      <Anchor href="/complain" inline>
        {t('link.complain')}
      </Anchor>
    </Stack>
  );
}

interface AskForLinkProps {
  isPending: boolean;
  error: unknown;
  onAsk: (asked: Asked) => void;
}

function AskForLink({ isPending, error, onAsk }: AskForLinkProps) {
  const { t } = useTranslation('portal');
  const [reference, setReference] = useState('');
  const [email, setEmail] = useState('');
  const [wrong, setWrong] = useState({ reference: false, email: false });
  const [refused, setRefused] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  useFocusFirstWrong(form, refused);
  const ask = (event: FormEvent): void => {
    event.preventDefault();
    const given = { reference: reference.trim().toUpperCase(), email: email.trim() };
    const found = { reference: !REFERENCE.test(given.reference), email: !ADDRESS.test(given.email) };
    setWrong(found);
    if (!found.reference && !found.email) onAsk(given);
    else setRefused((times) => times + 1);
  };
  return (
    <form ref={form} onSubmit={ask} noValidate>
      <Stack gap="md">
        <TextInput
          label={t('link.reference')}
          description={t('link.referenceHelp')}
          required
          autoCapitalize="characters"
          value={reference}
          error={wrong.reference && t('link.badReference')}
          onChange={(event) => setReference(event.currentTarget.value)}
        />
        <TextInput
          label={t('link.email')}
          required
          type="email"
          inputMode="email"
          autoComplete="email"
          value={email}
          error={wrong.email && t('error.email')}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <Trouble error={error} />
        <div>
          <Button type="submit" loading={isPending}>
            {t('link.send')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}

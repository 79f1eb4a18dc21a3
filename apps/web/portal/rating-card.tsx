import { Button, Group, Paper, Radio, Stack, Text, Textarea, Title } from '@mantine/core';
import { IconStarFilled } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { CasePart } from './case-part.ts';
import { Trouble } from './trouble.tsx';
import { useAct } from './use-case.ts';
import { useDraft } from './use-draft.ts';

const NUMBERS = [5, 4, 3, 2, 1] as const;

/** How satisfied the customer is. What was said already can be changed. */
export function RatingCard(part: CasePart) {
  const { t } = useTranslation('portal');
  const [isChanging, setChanging] = useState(false);
  const { rating } = part.view;
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="rating">
      <Stack gap="sm">
        <Title order={2} size="h4" id="rating">
          {t('rate.title')}
        </Title>
        {rating && !isChanging ? (
          <>
            <Group gap={6} wrap="nowrap">
              <IconStarFilled size={18} aria-hidden />
              <Text fw={600}>
                {t('rate.given', { number: rating.satisfaction, words: t(`rate.of${rating.satisfaction as 1}`) })}
              </Text>
            </Group>
            {rating.comment && <Text className="words">{rating.comment}</Text>}
            <div>
              <Button variant="default" onClick={() => setChanging(true)}>
                {t('rate.change')}
              </Button>
            </div>
          </>
        ) : (
          <RatingForm {...part} onClose={() => setChanging(false)} />
        )}
      </Stack>
    </Paper>
  );
}

function RatingForm({ token, view, onDone, onClose }: CasePart & { onClose: () => void }) {
  const { t } = useTranslation('portal');
  const { draft, change, key, done } = useDraft(`${view.reference}.rating`, { number: '', comment: '' });
  const [isMissing, setMissing] = useState(false);
  const rating = useAct(token);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    setMissing(draft.number === '');
    if (draft.number === '') return;
    const comment = draft.comment.trim() ? { comment: draft.comment } : {};
    rating.mutate(
      { act: 'rating', key: key(), body: { satisfaction: Number(draft.number), ...comment } },
      {
        onSuccess: () => {
          done();
          onClose();
          onDone(t('rate.sentNow'));
        },
      },
    );
  };
  return (
    <form onSubmit={send} noValidate>
      <Stack gap="md">
        <Radio.Group
          label={t('rate.asked')}
          value={draft.number}
          onChange={(number) => change({ number })}
          error={isMissing && draft.number === '' && t('error.rating')}
        >
          <Stack gap="xs" my="xs">
            {NUMBERS.map((number) => (
              <Radio key={number} value={String(number)} label={`${number} · ${t(`rate.of${number}`)}`} />
            ))}
          </Stack>
        </Radio.Group>
        <Textarea
          label={t('optional', { label: t('rate.comment') })}
          autosize
          minRows={2}
          maxRows={10}
          maxLength={10_000}
          value={draft.comment}
          onChange={(event) => change({ comment: event.currentTarget.value })}
        />
        <Trouble error={rating.error} />
        <div>
          <Button type="submit" loading={rating.isPending}>
            {t('rate.send')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}

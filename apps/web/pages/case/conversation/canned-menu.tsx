import { Button, Group, Modal, NavLink, ScrollArea, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconMessage2Bolt, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, language as shown, type Language } from '../../../i18n/i18n.ts';
import { useCategoryName } from '../../../ui/category-name.ts';
import { Failure, Nothing, Waiting } from '../../../ui/states.tsx';
import { titleOf, useCannedReplies, useFilledReply, type CannedReply } from './canned-data.ts';
import { CannedPreview } from './canned-preview.tsx';

interface CannedMenuProps {
  reference: string;
  /** Of the case: what is meant for it stands in front. */
  category: string | null;
  onInsert: (words: string) => void;
}

/** Finds a canned reply, shows how it reads for this case, and puts it in. */
export function CannedMenu({ reference, category, onInsert }: CannedMenuProps) {
  const { t } = useTranslation('conversation');
  const [opened, { open, close }] = useDisclosure();
  return (
    <>
      <Button variant="default" size="sm" leftSection={<IconMessage2Bolt size={16} aria-hidden />} onClick={open}>
        {t('canned.button')}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={t('canned.title')}
        size="lg"
        closeButtonProps={{ 'aria-label': t('canned.close') }}
      >
        <CannedChoice
          reference={reference}
          category={category}
          onInsert={(words) => {
            close();
            onInsert(words);
          }}
        />
      </Modal>
    </>
  );
}

function CannedChoice({ reference, category, onInsert }: CannedMenuProps) {
  const { t } = useTranslation('conversation');
  const replies = useCannedReplies();
  const categoryName = useCategoryName();
  const [search, setSearch] = useState('');
  const [picked, setPicked] = useState<string | null>(null);
  const [wish, setWish] = useState<Language | null>(null);
  const found = matching(replies.data?.items ?? [], search, category);
  const chosen = found.find(({ id }) => id === picked) ?? found[0] ?? null;
  const filled = useFilledReply(reference, chosen?.id ?? null, wish);
  if (replies.isLoadingError) return <Failure error={replies.error} onRetry={() => void replies.refetch()} />;
  if (!replies.data) return <Waiting />;
  if (replies.data.items.length === 0) return <Nothing title={t('canned.none')}>{t('canned.noneYet')}</Nothing>;

  const move = (by: number): void => {
    const at = found.findIndex(({ id }) => id === chosen?.id);
    setPicked(found[Math.min(Math.max(at + by, 0), found.length - 1)]?.id ?? null);
  };
  const insert = (): void => {
    if (filled.data) onInsert(filled.data.body);
  };
  return (
    <Stack gap="sm">
      <TextInput
        data-autofocus
        label={t('canned.search')}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
        onKeyDown={(event) => {
          // The Enter that ends a word of an input method chooses nothing, and its arrows are its own.
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            event.preventDefault();
            move(event.key === 'ArrowDown' ? 1 : -1);
          } else if (event.key === 'Enter') insert();
        }}
      />
      {found.length === 0 && <Text role="status">{t('canned.nothingFound')}</Text>}
      <ScrollArea.Autosize mah={220} type="auto" viewportProps={{ tabIndex: -1 }}>
        {found.map((reply) => (
          <NavLink
            key={reply.id}
            component="button"
            active={reply.id === chosen?.id}
            aria-pressed={reply.id === chosen?.id}
            styles={{ description: { color: 'var(--mantine-color-text)', opacity: 1 } }}
            label={titleOf(reply, shown())}
            description={
              [reply.category && categoryName(reply.category), reply.shortcut && `/${reply.shortcut}`]
                .filter(Boolean)
                .join(' · ') || undefined
            }
            onClick={() => setPicked(reply.id)}
          />
        ))}
      </ScrollArea.Autosize>
      {chosen && (
        <>
          <SegmentedControl
            size="xs"
            aria-label={t('canned.language')}
            value={filled.data?.language ?? wish ?? 'en'}
            onChange={(value) => setWish(value as Language)}
            data={Object.entries(LANGUAGES).map(([value, label]) => ({
              value,
              label,
              disabled: chosen.texts[value as Language] === null,
            }))}
          />
          {filled.isError ? <Failure error={filled.error} /> : <CannedPreview filled={filled.data ?? null} />}
          <Group justify="flex-end">
            <Button onClick={insert} disabled={!filled.data}>
              {t('canned.insert')}
            </Button>
          </Group>
        </>
      )}
    </Stack>
  );
}

/** Those with the words in them; what is meant for the category in front, what is meant for another one behind. */
function matching(replies: readonly CannedReply[], search: string, category: string | null): CannedReply[] {
  const words = search.toLowerCase().replace(/^\//, '').split(/\s+/).filter(Boolean);
  const rank = (reply: CannedReply) => (reply.category === null ? 1 : reply.category === category ? 0 : 2);
  return replies
    .filter((reply) => {
      const hay = [
        reply.shortcut,
        reply.category,
        ...Object.values(reply.texts).flatMap((text) => [text?.title, text?.body]),
      ]
        .join(' ')
        .toLowerCase();
      return words.every((word) => hay.includes(word));
    })
    .toSorted((a, b) => rank(a) - rank(b));
}

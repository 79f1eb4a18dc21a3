import { Badge, Button, Group, Paper, Stack, Text } from '@mantine/core';
import { IconBulb, IconHandStop, IconReplace } from '@tabler/icons-react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { Finding } from './use-say-check.ts';

interface SayCheckProps {
  check: { findings: readonly Finding[] };
  text: string;
  onReplace: (text: string) => void;
  area: RefObject<HTMLTextAreaElement | null>;
}

/** How it would sound to the customer: what had better be said otherwise, and other words at one click. */
export function SayCheck({ check: { findings }, text, onReplace, area }: SayCheckProps) {
  const { t } = useTranslation('conversation');
  // Of a text that has changed since, only what still stands there.
  const valid = findings.filter(({ excerpt, from, to }) => excerpt === '' || text.slice(from, to) === excerpt);
  return (
    <div aria-live="polite">
      {valid.length > 0 && (
        <Stack gap="xs" component="section" aria-label={t('sayCheck.title')}>
          {valid.map((finding) => (
            <FindingCard
              key={`${finding.rule} ${finding.from}`}
              finding={finding}
              onApply={() => {
                onReplace(applied(text, finding));
                area.current?.focus();
              }}
            />
          ))}
        </Stack>
      )}
    </div>
  );
}

function FindingCard({ finding, onApply }: { finding: Finding; onApply: () => void }) {
  const { t } = useTranslation(['conversation', 'common']);
  const { blocking, excerpt, message, suggestion, step } = finding;
  const words = wordsIn(finding);
  return (
    <Paper
      withBorder
      p="xs"
      style={{ borderInlineStart: `4px solid var(--mantine-color-${blocking ? 'red' : 'yellow'}-6)` }}
    >
      <Group gap="xs" wrap="nowrap" align="flex-start">
        {blocking ? <IconHandStop size={18} aria-hidden /> : <IconBulb size={18} aria-hidden />}
        <Stack gap={4} style={{ flex: 1, minWidth: 0 }}>
          <Group gap={6}>
            {blocking && (
              <Badge color="red" tt="none">
                {t('sayCheck.blocks')}
              </Badge>
            )}
            {excerpt && (
              <Text size="sm" fw={600} component="q">
                {excerpt}
              </Text>
            )}
            <Text size="xs" c="dimmed">
              {t('sayCheck.serves', { step: t(`common:step.${step}`) })}
            </Text>
          </Group>
          <Text size="sm">{message}</Text>
          {blocking && <Text size="xs">{t('sayCheck.blocksBecause')}</Text>}
          {suggestion && <Text size="sm">{suggestion}</Text>}
          {words && (
            <Button
              size="xs"
              variant="light"
              h="auto"
              py={6}
              style={{ alignSelf: 'flex-start', maxWidth: '100%' }}
              styles={{ label: { whiteSpace: 'normal', textAlign: 'start', lineHeight: 1.4 } }}
              leftSection={<IconReplace size={14} aria-hidden />}
              onClick={onApply}
            >
              {t(excerpt ? 'sayCheck.replaceWith' : 'sayCheck.add', { words })}
            </Button>
          )}
        </Stack>
      </Group>
    </Paper>
  );
}

/**
 * The words that are offered within the advice; null: it only says what to do. A day and an hour are for the writer alone to
 * promise, so none is put in at a click.
 */
function wordsIn({ rule, suggestion }: Finding): string | null {
  return rule === 'promise-without-date' ? null : (/["“「]([^"”」]+)["”」]/.exec(suggestion)?.[1] ?? null);
}

/**
 * The text with the offered words: a sentence takes the place of the whole sentence in question, words take the place of those
 * words, and what is missing altogether is put in front.
 */
export function applied(text: string, finding: Finding): string {
  const { excerpt, from, to } = finding;
  const words = wordsIn(finding) ?? '';
  if (excerpt === '') return `${words}\n\n${text}`;
  if (!/[.?!。？！]$/.test(words)) return text.slice(0, from) + words + text.slice(to);
  const begin = /[^.?!。？！\n]*$/.exec(text.slice(0, from))!.index;
  const end = to + (/^[^.?!。？！\n]*[.?!。？！]?/.exec(text.slice(to))?.[0].length ?? 0);
  const indent = /^\s*/.exec(text.slice(begin, from))![0];
  return text.slice(0, begin) + indent + words + text.slice(end);
}

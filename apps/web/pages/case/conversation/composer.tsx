import { Alert, Button, Checkbox, FileButton, Group, List, Select, Stack, Text, Textarea, Title } from '@mantine/core';
import { getHotkeyHandler } from '@mantine/hooks';
import { IconAlertTriangle, IconLock, IconPaperclip, IconPhone, IconPhoneOff, IconSend } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../../api/problem.ts';
import { complaintQuery } from '../../../api/queries.ts';
import { useSession } from '../../../session/session.ts';
import { CannedMenu } from './canned-menu.tsx';
import { onComposerAsked } from './ask-composer.ts';
import classes from './conversation.module.css';
import { CHANNELS } from '../../../ui/kinds.ts';
import type { Channel, Kind } from './drafts.ts';
import { FileList } from './file-list.tsx';
import { forgetFailure } from './outgoing.ts';
import { KindTabs } from './kind-tabs.tsx';
import { SayCheck } from './say-check.tsx';
import { Leaving } from './leaving.tsx';
import { UploadList } from './upload-list.tsx';
import { useCannedShortcut } from './use-canned-shortcut.ts';
import { useDraft } from './use-draft.ts';
import { useOutgoing } from './use-outgoing.ts';
import { useSayCheck } from './use-say-check.ts';
import { useUploads } from './use-uploads.ts';

/** What is open in a canned reply when it has no value: a customer must never read it. */
const OPEN = /\{\{[^{}]*\}\}/;

/** How one tells a customer whom no mail reaches; 'web' is the page of the case, which nobody can open. */
const WAYS_TO_TELL = ['web', 'phone', 'in-person', 'chat', 'letter', 'social', 'other'] as const satisfies Channel[];

/** Where people write: to the customer, for colleagues, or what the customer said. */
export function Composer({ reference }: { reference: string }) {
  const { t } = useTranslation(['conversation', 'common']);
  const { me, can } = useSession();
  const { data: complaint } = useQuery(complaintQuery(reference));
  const { draft, kind, text, files, write, change } = useDraft(me.id, reference);
  const { leaving, failure, send } = useOutgoing(me.id, reference);
  const upload = useUploads(reference, kind, files.length, (of, file) =>
    change((before) => ({ ...before, files: { ...before.files, [of]: [...before.files[of], file] } })),
  );
  const check = useSayCheck(reference, kind === 'to-customer' ? text : '');
  const area = useRef<HTMLTextAreaElement>(null);
  const [dragging, setDragging] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const editReply = (edit: (text: string) => string): void =>
    change((before) => ({ ...before, texts: { ...before.texts, 'to-customer': edit(before.texts['to-customer']) } }));
  const shortcut = useCannedShortcut(reference, kind === 'to-customer', area, text, editReply);

  const choose = (next: Kind): void => {
    setRefused(null);
    change((before) => ({ ...before, kind: next }));
  };
  useEffect(
    () =>
      onComposerAsked((wish) => {
        choose(wish);
        requestAnimationFrame(() => area.current?.focus());
      }),
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [],
  );

  if (!can('complaint.work')) return null;
  const merged = complaint?.status === 'merged';
  const email = complaint?.customer.email ?? null;
  const mustCall = kind === 'to-customer' && complaint !== undefined && email === null;
  const running = upload.uploads.some(({ trouble }) => trouble === null);

  const submit = (): void => {
    const trouble =
      text.trim() === ''
        ? t('empty')
        : running
          ? t('files.stillRunning')
          : kind === 'to-customer' && OPEN.test(text)
            ? t('canned.open', { what: OPEN.exec(text)![0] })
            : null;
    setRefused(trouble);
    if (trouble !== null) return area.current?.focus();
    send(
      {
        kind,
        body: text,
        ...(files.length > 0 && { attachmentIds: files.map(({ id }) => id) }),
        ...(kind === 'to-customer' && email !== null && { mail: draft.mail }),
        ...(mustCall && { channel: draft.told }),
        ...(kind === 'from-customer' && { channel: draft.channel }),
      },
      files,
    );
    change((before) => ({
      ...before,
      // The next words have to be told anew.
      ...(mustCall && { told: 'web' as const }),
      texts: { ...before.texts, [kind]: '' },
      files: { ...before.files, [kind]: [] },
    }));
    area.current?.focus();
  };

  const take = ({ files: given }: DataTransfer, event: { preventDefault(): void }): void => {
    if (given.length === 0) return;
    event.preventDefault();
    upload.add([...given]);
  };

  return (
    <section
      aria-labelledby="composer-title"
      className={classes.composer}
      data-kind={kind}
      data-dragging={dragging || undefined}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setDragging(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setDragging(false);
      }}
      onDrop={(event) => {
        setDragging(false);
        take(event.dataTransfer, event);
      }}
    >
      <Stack gap="xs" p="sm">
        <Title order={2} size="h5" id="composer-title" className="visually-hidden">
          {t('composer')}
        </Title>
        {leaving.map((one) => (
          <Leaving key={one.key} message={one} />
        ))}
        {failure && (
          <Alert
            color="red"
            role="alert"
            title={t('notSent')}
            icon={<IconAlertTriangle aria-hidden />}
            withCloseButton
            closeButtonLabel={t('common:action.close')}
            onClose={() => forgetFailure(reference)}
          >
            <Reasons error={failure.error} />
            {failure.body.kind !== kind && (
              <Button size="compact-sm" variant="default" mt="xs" onClick={() => choose(failure.body.kind)}>
                {t('lookAtIt')}
              </Button>
            )}
          </Alert>
        )}
        <KindTabs kind={kind} onChange={choose} />
        {mustCall ? (
          <MustCall phone={complaint.customer.phone} told={draft.told !== 'web'} />
        ) : (
          <Whither kind={kind} email={email} mail={draft.mail} />
        )}
        <Textarea
          ref={area}
          aria-label={t(`write.${kind}`)}
          aria-describedby="composer-whither"
          placeholder={t(`placeholder.${kind}`)}
          autosize
          minRows={4}
          maxRows={18}
          maxLength={100_000}
          disabled={merged}
          value={text}
          onChange={(event) => {
            setRefused(null);
            write(event.currentTarget.value);
          }}
          onPaste={(event) => {
            // Spreadsheets and slides give a picture beside the words that are meant.
            if (!event.clipboardData.types.includes('text/plain')) take(event.clipboardData, event);
          }}
          onKeyDown={(event) => {
            if (shortcut.onKey(event)) return;
            getHotkeyHandler([['mod+Enter', submit]])(event);
          }}
          error={refused ?? undefined}
          description={shortcut.hint}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
        />
        <UploadList
          uploads={upload.uploads}
          onCancel={(id) => {
            upload.cancel(id);
            area.current?.focus();
          }}
        />
        <FileList
          reference={reference}
          files={files}
          onRemove={(file) => {
            change((before) => ({
              ...before,
              files: { ...before.files, [kind]: before.files[kind].filter(({ id }) => id !== file.id) },
            }));
            void upload.withdraw(file.id);
            area.current?.focus();
          }}
        />
        {kind === 'to-customer' && <SayCheck check={check} text={text} onReplace={write} area={area} />}
        <Group justify="space-between" gap="xs">
          <Group gap="xs">
            <FileButton multiple onChange={upload.add} inputProps={{ 'aria-label': t('files.attach'), tabIndex: -1 }}>
              {(button) => (
                <Button
                  {...button}
                  variant="default"
                  size="sm"
                  leftSection={<IconPaperclip size={16} aria-hidden />}
                  disabled={merged}
                >
                  {t('files.attach')}
                </Button>
              )}
            </FileButton>
            {kind === 'to-customer' && (
              <CannedMenu
                reference={reference}
                category={complaint?.category ?? null}
                onInsert={(words) => {
                  write(insert(area.current, text, words));
                  requestAnimationFrame(() => area.current?.focus());
                }}
              />
            )}
            {kind === 'to-customer' && email !== null && (
              <Checkbox
                label={t('alsoByMail')}
                checked={draft.mail}
                onChange={(event) => {
                  const { checked } = event.currentTarget;
                  change((before) => ({ ...before, mail: checked }));
                }}
              />
            )}
            {mustCall && (
              <Select
                aria-label={t('toldBy')}
                size="sm"
                w={170}
                allowDeselect={false}
                data={WAYS_TO_TELL.map((value) => ({
                  value,
                  label: value === 'web' ? t('notTold') : t(`common:channel.${value}`),
                }))}
                value={draft.told}
                onChange={(value) => value && change((before) => ({ ...before, told: value as Channel }))}
              />
            )}
            {kind === 'from-customer' && (
              <Select
                aria-label={t('saidBy')}
                size="sm"
                w={170}
                allowDeselect={false}
                data={CHANNELS.map((value) => ({ value, label: t(`common:channel.${value}`) }))}
                value={draft.channel}
                onChange={(value) => value && change((before) => ({ ...before, channel: value as Channel }))}
              />
            )}
          </Group>
          <Button
            ml="auto"
            onClick={submit}
            disabled={merged}
            rightSection={kind === 'to-customer' && !mustCall ? <IconSend size={16} aria-hidden /> : undefined}
            color={kind === 'note' ? 'yellow' : undefined}
            aria-keyshortcuts="Control+Enter Meta+Enter"
          >
            {t(`send.${mustCall ? 'from-customer' : kind}`)}
          </Button>
        </Group>
        {merged && <Text size="sm">{t('merged', { into: complaint.mergedInto ?? '' })}</Text>}
      </Stack>
    </section>
  );
}

/** Where the words will go, said beside the place where they are written. */
function Whither({ kind, email, mail }: { kind: Kind; email: string | null; mail: boolean }) {
  const { t } = useTranslation('conversation');
  const Icon = kind === 'note' ? IconLock : kind === 'to-customer' ? IconSend : IconPhone;
  const words =
    kind === 'note'
      ? t('whither.note')
      : kind === 'from-customer'
        ? t('whither.from-customer')
        : mail && email !== null
          ? t('whither.mail', { email })
          : t('whither.page');
  return (
    <Group gap={6} wrap="nowrap" id="composer-whither">
      <Icon size={15} aria-hidden style={{ flexShrink: 0 }} />
      <Text size="sm" fw={kind === 'note' ? 600 : undefined}>
        {words}
      </Text>
    </Group>
  );
}

/** No mail carries the words: the customer has to be told by a person, and until then they are no answer. */
function MustCall({ phone, told }: { phone: string | null; told: boolean }) {
  const { t } = useTranslation('conversation');
  return (
    <Alert
      id="composer-whither"
      p="xs"
      color={told ? 'green' : 'yellow'}
      icon={told ? <IconPhone aria-hidden /> : <IconPhoneOff aria-hidden />}
    >
      {told ? t('whither.told') : phone ? t('whither.call', { phone }) : t('whither.noAddress')}
    </Alert>
  );
}

/** Why something was not sent: what is wrong with it, and what the say-check insists on. */
function Reasons({ error }: { error: unknown }) {
  const { t } = useTranslation(['conversation', 'common']);
  const problem = error instanceof Problem ? error : null;
  const reasons = problem?.reasons ?? [];
  return (
    <Stack gap={4}>
      <Text size="sm">{problem?.isOffline ? t('common:state.offline') : String((error as Error).message)}</Text>
      {reasons.length > 0 && (
        <List size="sm">
          {reasons.map((reason) => (
            <List.Item key={reason}>{reason}</List.Item>
          ))}
        </List>
      )}
    </Stack>
  );
}

/** The words at the cursor, or instead of what is marked. */
function insert(area: HTMLTextAreaElement | null, text: string, words: string): string {
  const [from, to] = area ? [area.selectionStart, area.selectionEnd] : [text.length, text.length];
  return text.slice(0, from) + words + text.slice(to);
}

import { useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLatest } from '../notifications/notification-queries.ts';
import { PAGES } from './pages.ts';

/** Names the browser's tab after the page, with the number of unread notifications in front. */
export function useTabTitle(): void {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const unread = useLatest().data?.unread ?? 0;
  const page = PAGES.find(({ to }) => pathname.startsWith(to));
  const reference = /^\/complaints\/([^/]+)/.exec(pathname)?.[1];
  const name = reference ?? (page ? t(`page.${page.name}`) : null);
  const title = [name, t('product')].filter(Boolean).join(' · ');
  useEffect(() => {
    document.title = unread > 0 ? `(${unread}) ${title}` : title;
  }, [title, unread]);
}

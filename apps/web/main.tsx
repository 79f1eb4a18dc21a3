import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './ui/global.css';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { openQueries } from './api/query-client.ts';
import { firstLanguage, openTexts, speakAs } from './i18n/i18n.ts';
import { openRouter } from './routes.tsx';
import { currentSession, onStranger, refresh } from './session/tokens.ts';
import { theme } from './theme.ts';
import './ui/printing.ts';
import { giveFocusBack } from './ui/give-focus-back.ts';
import { Waiting } from './ui/states.tsx';

// Whoever was signed in before a reload still is; without an answer the sign-in page says what is wrong.
await Promise.all([openTexts(firstLanguage(), ['common', 'live']), refresh().catch(() => false)]);
const before = currentSession();
if (before) await speakAs(before.agent.language);
const queries = openQueries();
onStranger(() => queries.clear());
const router = openRouter(queries);
giveFocusBack();

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <Notifications position="bottom-right" limit={4} />
      <QueryClientProvider client={queries}>
        <Suspense fallback={<Waiting />}>
          <RouterProvider router={router} />
        </Suspense>
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);

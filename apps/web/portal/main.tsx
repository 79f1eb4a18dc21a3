import '@mantine/core/styles.css';
import '../ui/global.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { openQueries } from '../api/query-client.ts';
import { openTexts } from '../i18n/i18n.ts';
import { Pages } from './pages.tsx';
import { browsersLanguage, chosenLanguage } from './portal-language.ts';
import { portalTheme } from './portal-theme.ts';

await openTexts(chosenLanguage() ?? browsersLanguage(), ['portal']);

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <MantineProvider theme={portalTheme} defaultColorScheme="auto">
      <QueryClientProvider client={openQueries()}>
        <Suspense fallback={null}>
          <Pages path={location.pathname} />
        </Suspense>
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);

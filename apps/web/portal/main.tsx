import '@mantine/core/styles.css';
import '../ui/global.css';
import { MantineProvider } from '@mantine/core';
import { StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { firstLanguage, openTexts } from '../i18n/i18n.ts';
import { theme } from '../theme.ts';
import { Waiting } from '../ui/states.tsx';

await openTexts(firstLanguage());

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <Suspense fallback={<Waiting />}>
        <Waiting />
      </Suspense>
    </MantineProvider>
  </StrictMode>,
);

import type { Plugin } from 'vite';

/** Leads the addresses of the customers' pages to their page while the sources are served, as the api does with what is built. */
export function customersPages(): Plugin {
  return {
    name: 'customers-pages',
    apply: 'serve',
    configureServer({ middlewares }) {
      middlewares.use((request, _response, next) => {
        if (/^\/(complain|case)(\/|\?|$)/.test(request.url ?? '')) request.url = '/portal.html';
        next();
      });
    },
  };
}

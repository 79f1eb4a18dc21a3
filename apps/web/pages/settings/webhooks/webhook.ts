import type { components } from '../../../api/schema';

/** Another system that is called. */
export type Webhook = components['schemas']['WebhookView'];

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Shifts and absences, regimes, offers, reminders, webhooks, recalculations, and the failures of background work. */
export class Clockwork1000000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SCHEMA);
    await runner.query(DATA);
  }

  async down(): Promise<void> {
    throw new Error('This migration cannot be undone: restore the backup that was made before it.');
  }
}

const SCHEMA = `
ALTER TABLE agent ADD COLUMN calendar_id uuid;
ALTER TABLE agent ADD COLUMN case_cap integer;
ALTER TABLE agent ADD COLUMN digest_at text DEFAULT '08:00';
ALTER TABLE agent ADD CONSTRAINT agent_case_cap_is_positive CHECK (case_cap > 0);
ALTER TABLE agent ADD CONSTRAINT agent_calendar_id_fkey FOREIGN KEY (calendar_id) REFERENCES calendar(id);

ALTER TABLE customer ADD COLUMN calendar_id uuid;
ALTER TABLE customer ADD COLUMN contact_from text;
ALTER TABLE customer ADD COLUMN contact_to text;
ALTER TABLE customer ADD COLUMN important_days jsonb NOT NULL DEFAULT '[]';
ALTER TABLE customer ADD CONSTRAINT customer_calendar_id_fkey FOREIGN KEY (calendar_id) REFERENCES calendar(id);
CREATE INDEX customer_by_calendar ON customer (calendar_id) WHERE calendar_id IS NOT NULL;
CREATE INDEX customer_by_important_day ON customer USING gin (important_days) WHERE important_days <> '[]';

CREATE INDEX promise_open_by_due ON promise (due_at) WHERE state = 'open';

ALTER TABLE policy ADD COLUMN regime jsonb;
ALTER TABLE policy ADD COLUMN offering jsonb;
ALTER TABLE policy ADD COLUMN silent_after text;

ALTER TABLE ladder ADD COLUMN acknowledge_within text NOT NULL DEFAULT 'PT1H';

ALTER TABLE follow_up_plan ADD COLUMN position integer NOT NULL DEFAULT 1000;
ALTER TABLE follow_up_plan ADD COLUMN conditions jsonb NOT NULL DEFAULT '{}';

CREATE TABLE absence (
  id uuid NOT NULL,
  agent_id uuid NOT NULL,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz,
  reason text,
  created_at timestamptz NOT NULL,
  CONSTRAINT absence_ends_after_it_starts CHECK (ends_at > starts_at),
  CONSTRAINT absence_pkey PRIMARY KEY (id)
);
CREATE INDEX absence_by_agent ON absence (agent_id, starts_at);
ALTER TABLE absence ADD CONSTRAINT absence_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agent(id);

CREATE TABLE watcher (
  complaint_id uuid NOT NULL,
  agent_id uuid NOT NULL,
  since timestamptz NOT NULL,
  CONSTRAINT watcher_pkey PRIMARY KEY (complaint_id, agent_id)
);
CREATE INDEX watcher_by_agent ON watcher (agent_id);
ALTER TABLE watcher ADD CONSTRAINT watcher_complaint_id_fkey FOREIGN KEY (complaint_id) REFERENCES complaint(id);
ALTER TABLE watcher ADD CONSTRAINT watcher_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agent(id);

-- A rung is known by its key, so that a ladder can be put into another order without firing anything twice.
ALTER TABLE escalation ADD COLUMN kind text NOT NULL DEFAULT 'rung';
ALTER TABLE escalation ADD COLUMN rung_key text;
ALTER TABLE escalation ADD COLUMN action text NOT NULL DEFAULT 'notify';
ALTER TABLE escalation ADD COLUMN reason text;
ALTER TABLE escalation ADD COLUMN raised_by uuid;
ALTER TABLE escalation ADD COLUMN unheard boolean NOT NULL DEFAULT false;
ALTER TABLE escalation ADD COLUMN climbs integer NOT NULL DEFAULT 0;
ALTER TABLE escalation ADD COLUMN next_at timestamptz;
ALTER TABLE escalation ADD COLUMN enqueued_at timestamptz;
UPDATE escalation SET rung_key = rung::text, unheard = (cardinality(told) = 0);
ALTER TABLE escalation ALTER COLUMN clock_id DROP NOT NULL;
ALTER TABLE escalation ALTER COLUMN rung DROP NOT NULL;
ALTER TABLE escalation ADD CONSTRAINT escalation_kind_is_known CHECK (kind IN ('rung', 'customer'));
ALTER TABLE escalation ADD CONSTRAINT escalation_rung_has_clock CHECK ((kind = 'rung') = (clock_id IS NOT NULL AND rung_key IS NOT NULL));
ALTER TABLE escalation ADD CONSTRAINT escalation_raised_by_fkey FOREIGN KEY (raised_by) REFERENCES agent(id);
DROP INDEX escalation_once_per_rung;
CREATE UNIQUE INDEX escalation_once_per_rung ON escalation (clock_id, rung_key);
CREATE UNIQUE INDEX escalation_one_of_customer ON escalation (complaint_id) WHERE kind = 'customer' AND state = 'waiting';
CREATE INDEX escalation_due ON escalation (next_at) WHERE next_at IS NOT NULL;

CREATE TABLE offer (
  id uuid NOT NULL,
  complaint_id uuid NOT NULL,
  agent_id uuid NOT NULL,
  state text NOT NULL DEFAULT 'open',
  offered_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  answered_at timestamptz,
  reason text,
  CONSTRAINT offer_state_is_known CHECK (state IN ('open', 'accepted', 'declined', 'expired', 'withdrawn')),
  CONSTRAINT offer_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX offer_one_open_per_complaint ON offer (complaint_id) WHERE state = 'open';
CREATE INDEX offer_by_complaint ON offer (complaint_id);
CREATE INDEX offer_by_agent ON offer (agent_id) WHERE state = 'open';
ALTER TABLE offer ADD CONSTRAINT offer_complaint_id_fkey FOREIGN KEY (complaint_id) REFERENCES complaint(id);
ALTER TABLE offer ADD CONSTRAINT offer_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agent(id);
CREATE INDEX outbox_offer ON outbox (subject_id) WHERE job = 'offer-complaint';
CREATE INDEX complaint_ownerless ON complaint (received_at, id) WHERE owner_id IS NULL AND status IN ('new', 'open', 'pending', 'on-hold');

CREATE TABLE reminder (
  id uuid NOT NULL,
  key text NOT NULL,
  kind text NOT NULL,
  agent_id uuid,
  complaint_id uuid,
  promise_id uuid,
  note text,
  state text NOT NULL DEFAULT 'planned',
  due_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  ended_at timestamptz,
  ended_why text,
  next_at timestamptz,
  enqueued_at timestamptz,
  CONSTRAINT reminder_kind_is_known CHECK (kind IN ('promise', 'snooze', 'own', 'digest')),
  CONSTRAINT reminder_state_is_known CHECK (state IN ('planned', 'sent', 'ended')),
  CONSTRAINT reminder_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX reminder_once_per_key ON reminder (key);
CREATE INDEX reminder_due ON reminder (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX reminder_by_complaint ON reminder (complaint_id) WHERE state = 'planned';
CREATE INDEX reminder_by_agent ON reminder (agent_id, due_at) WHERE state = 'planned';
CREATE UNIQUE INDEX reminder_one_snooze ON reminder (agent_id, complaint_id) WHERE kind = 'snooze' AND state = 'planned';
ALTER TABLE reminder ADD CONSTRAINT reminder_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agent(id);
ALTER TABLE reminder ADD CONSTRAINT reminder_complaint_id_fkey FOREIGN KEY (complaint_id) REFERENCES complaint(id);
ALTER TABLE reminder ADD CONSTRAINT reminder_promise_id_fkey FOREIGN KEY (promise_id) REFERENCES promise(id);

CREATE TABLE recalculation (
  id uuid NOT NULL,
  why text NOT NULL,
  name text NOT NULL,
  requested_by uuid,
  requested_at timestamptz NOT NULL,
  total integer NOT NULL,
  done integer NOT NULL DEFAULT 0,
  changed integer NOT NULL DEFAULT 0,
  reached uuid,
  finished_at timestamptz,
  next_at timestamptz,
  enqueued_at timestamptz,
  CONSTRAINT recalculation_why_is_known CHECK (why IN ('policy', 'calendar', 'ladder', 'team', 'customer')),
  CONSTRAINT recalculation_pkey PRIMARY KEY (id)
);
CREATE INDEX recalculation_due ON recalculation (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX recalculation_by_request ON recalculation (requested_at);
ALTER TABLE recalculation ADD CONSTRAINT recalculation_requested_by_fkey FOREIGN KEY (requested_by) REFERENCES agent(id);

CREATE TABLE webhook (
  id uuid NOT NULL,
  name text NOT NULL,
  url text NOT NULL,
  secret text NOT NULL,
  active boolean NOT NULL DEFAULT true,
  created_at timestamptz NOT NULL,
  CONSTRAINT webhook_name_key UNIQUE (name),
  CONSTRAINT webhook_pkey PRIMARY KEY (id)
);

CREATE TABLE webhook_delivery (
  id uuid NOT NULL,
  key text NOT NULL,
  webhook_id uuid NOT NULL,
  complaint_id uuid NOT NULL,
  type text NOT NULL,
  payload jsonb NOT NULL,
  state text NOT NULL DEFAULT 'waiting',
  attempts integer NOT NULL DEFAULT 0,
  log jsonb NOT NULL DEFAULT '[]',
  created_at timestamptz NOT NULL,
  delivered_at timestamptz,
  next_at timestamptz,
  enqueued_at timestamptz,
  CONSTRAINT webhook_delivery_state_is_known CHECK (state IN ('waiting', 'delivered', 'failed')),
  CONSTRAINT webhook_delivery_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX webhook_delivery_once_per_key ON webhook_delivery (key);
CREATE INDEX webhook_delivery_due ON webhook_delivery (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX webhook_delivery_by_webhook ON webhook_delivery (webhook_id, created_at);
CREATE INDEX webhook_delivery_planned ON webhook_delivery (webhook_id, next_at) WHERE next_at IS NOT NULL;
ALTER TABLE webhook_delivery ADD CONSTRAINT webhook_delivery_webhook_id_fkey FOREIGN KEY (webhook_id) REFERENCES webhook(id) ON DELETE CASCADE;
ALTER TABLE webhook_delivery ADD CONSTRAINT webhook_delivery_complaint_id_fkey FOREIGN KEY (complaint_id) REFERENCES complaint(id);

-- Background work that failed, with its reason: kept here and not in the queue, which may be wiped.
CREATE TABLE timer_failure (
  kind text NOT NULL,
  row_id text NOT NULL,
  complaint_id uuid,
  reason text NOT NULL,
  attempts integer NOT NULL,
  first_failed_at timestamptz NOT NULL,
  last_failed_at timestamptz NOT NULL,
  parked boolean NOT NULL,
  CONSTRAINT timer_failure_pkey PRIMARY KEY (kind, row_id)
);
CREATE INDEX timer_failure_by_time ON timer_failure (last_failed_at);
ALTER TABLE timer_failure ADD CONSTRAINT timer_failure_complaint_id_fkey FOREIGN KEY (complaint_id) REFERENCES complaint(id);

ALTER TABLE notification ALTER COLUMN complaint_id DROP NOT NULL;
ALTER TABLE mail ALTER COLUMN complaint_id DROP NOT NULL;
ALTER TABLE mail ADD COLUMN urgent boolean NOT NULL DEFAULT false;
UPDATE mail SET urgent = true WHERE next_at IS NOT NULL AND template IN ('escalation', 'handover');
DROP INDEX mail_due;
CREATE INDEX mail_due ON mail (next_at) WHERE next_at IS NOT NULL AND NOT urgent;
CREATE INDEX mail_due_urgent ON mail (next_at) WHERE next_at IS NOT NULL AND urgent;
`;

const DATA = `
-- Rungs that were saved without a key are known by their position, as the escalations raised by them are now.
UPDATE ladder SET rungs = (SELECT coalesce(jsonb_agg(rung || jsonb_build_object('key', (n - 1)::text) ORDER BY n), '[]')
  FROM jsonb_array_elements(rungs) WITH ORDINALITY AS r(rung, n));

-- A policy that was changed just before the upgrade: what its outbox jobs asked for is now one recalculation.
INSERT INTO recalculation (id, why, name, requested_at, total, next_at)
  SELECT gen_random_uuid(), 'policy', 'Upgrade', now(), count(*), now() FROM complaint
  WHERE status IN ('new', 'open', 'pending', 'on-hold') HAVING EXISTS (SELECT FROM outbox WHERE job = 'derive-clocks');
DELETE FROM outbox WHERE job = 'derive-clocks';

-- Promises that were made before there were reminders: as if each were made now, by an owner who is always there.
INSERT INTO reminder (id, key, kind, complaint_id, promise_id, due_at, next_at, created_at)
  SELECT gen_random_uuid(), 'promise:' || p.id, 'promise', p.complaint_id, p.id, r.at, r.at, now()
  FROM promise p JOIN complaint c ON c.id = p.complaint_id
  CROSS JOIN LATERAL (SELECT p.due_at - least(greatest((p.due_at - now()) / 4, interval '15 minutes'), interval '24 hours') AS at) r
  WHERE p.state = 'open' AND c.status NOT IN ('closed', 'merged') AND r.at > now();
`;

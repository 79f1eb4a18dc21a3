import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The whole first schema. Constraints are named as sentences, because code catches them by name. */
export class FirstSchema1000000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(BEYOND_ENTITIES);
  }

  async down(): Promise<void> {
    throw new Error('The first schema cannot be undone: drop the database instead.');
  }
}

/** What entities cannot say. */
const BEYOND_ENTITIES = `
-- Numbers of references: never used twice, gaps allowed (a sequence does not wait for other transactions).
CREATE SEQUENCE complaint_number;

-- History is the truth, so nobody rewrites it, not even by mistake.
CREATE FUNCTION refuse_to_rewrite_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'complaint_event is append-only: % is refused', TG_OP USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER complaint_event_is_append_only BEFORE UPDATE OR DELETE ON complaint_event
  FOR EACH ROW EXECUTE FUNCTION refuse_to_rewrite_history();
`;

const TABLES = `
CREATE TABLE calendar (
  id uuid NOT NULL,
  name text NOT NULL,
  definition jsonb NOT NULL,
  CONSTRAINT calendar_name_key UNIQUE (name),
  CONSTRAINT calendar_pkey PRIMARY KEY (id)
);

CREATE TABLE team (
  id uuid NOT NULL,
  name text NOT NULL,
  calendar_id uuid,
  CONSTRAINT team_name_key UNIQUE (name),
  CONSTRAINT team_pkey PRIMARY KEY (id)
);

CREATE TABLE agent (
  id uuid NOT NULL,
  email text NOT NULL,
  name text NOT NULL,
  role text NOT NULL,
  team_id uuid,
  language text NOT NULL DEFAULT 'en',
  time_zone text NOT NULL DEFAULT 'UTC',
  password_hash text NOT NULL,
  active boolean NOT NULL DEFAULT true,
  created_at timestamptz NOT NULL,
  CONSTRAINT agent_role_is_known CHECK (role IN ('agent', 'supervisor', 'manager')),
  CONSTRAINT agent_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX agent_email_once ON agent (email);
CREATE INDEX agent_by_team ON agent (team_id);

CREATE TABLE customer (
  id uuid NOT NULL,
  name text NOT NULL,
  email text,
  phone text,
  language text,
  time_zone text,
  external_id text,
  do_not_contact boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL,
  CONSTRAINT customer_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX customer_email_once ON customer (email);
CREATE UNIQUE INDEX customer_phone_once_without_email ON customer (phone) WHERE email IS NULL;
CREATE INDEX customer_by_phone ON customer (phone);
CREATE UNIQUE INDEX customer_external_id_once ON customer (external_id);

CREATE TABLE follow_up_plan (
  id uuid NOT NULL,
  name text NOT NULL,
  after jsonb NOT NULL,
  answer_within text NOT NULL,
  CONSTRAINT follow_up_plan_name_key UNIQUE (name),
  CONSTRAINT follow_up_plan_pkey PRIMARY KEY (id)
);

CREATE TABLE ladder (
  id uuid NOT NULL,
  name text NOT NULL,
  rungs jsonb NOT NULL,
  CONSTRAINT ladder_name_key UNIQUE (name),
  CONSTRAINT ladder_pkey PRIMARY KEY (id)
);

CREATE TABLE policy (
  id uuid NOT NULL,
  name text NOT NULL,
  position integer NOT NULL,
  conditions jsonb NOT NULL,
  targets jsonb NOT NULL,
  counting jsonb NOT NULL DEFAULT '{}',
  blocking_say_rules jsonb NOT NULL DEFAULT '[]',
  calendar_id uuid NOT NULL,
  ladder_id uuid NOT NULL,
  follow_up_plan_id uuid,
  CONSTRAINT policy_name_key UNIQUE (name),
  CONSTRAINT policy_pkey PRIMARY KEY (id)
);

CREATE TABLE complaint (
  id uuid NOT NULL,
  reference text NOT NULL,
  customer_id uuid NOT NULL,
  policy_id uuid,
  status text NOT NULL,
  severity text NOT NULL,
  channel text NOT NULL,
  language text NOT NULL,
  subject text,
  words text NOT NULL,
  category text,
  place text,
  owner_id uuid,
  owner_count integer NOT NULL DEFAULT 0,
  team_id uuid,
  source text NOT NULL DEFAULT 'api',
  external_id text,
  tags text[] NOT NULL DEFAULT '{}',
  custom_fields jsonb NOT NULL DEFAULT '{}',
  received_at timestamptz NOT NULL,
  logged_at timestamptz NOT NULL,
  resolved_at timestamptz,
  closed_at timestamptz,
  resolution_statement text,
  due_at timestamptz,
  reopened_count integer NOT NULL DEFAULT 0,
  merged_into_id uuid,
  version integer NOT NULL DEFAULT 1,
  updated_at timestamptz NOT NULL,
  search tsvector NOT NULL,
  CONSTRAINT complaint_merged_has_target CHECK ((status = 'merged') = (merged_into_id IS NOT NULL)),
  CONSTRAINT complaint_severity_is_known CHECK (severity IN ('low', 'normal', 'high', 'critical')),
  CONSTRAINT complaint_status_is_known CHECK (status IN ('new', 'open', 'pending', 'on-hold', 'resolved', 'closed', 'merged')),
  CONSTRAINT complaint_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX complaint_reference_once ON complaint (reference);
CREATE INDEX complaint_by_customer ON complaint (customer_id);
CREATE INDEX complaint_by_tag ON complaint USING gin (tags);
CREATE INDEX complaint_search ON complaint USING gin (search);
CREATE UNIQUE INDEX complaint_external_id_once ON complaint (source, external_id) WHERE external_id IS NOT NULL;
CREATE INDEX complaint_by_team ON complaint (team_id, received_at) WHERE status IN ('new', 'open', 'pending', 'on-hold');
CREATE INDEX complaint_by_owner ON complaint (owner_id, received_at) WHERE status IN ('new', 'open', 'pending', 'on-hold');
CREATE INDEX complaint_open_by_received ON complaint (received_at, id) WHERE status IN ('new', 'open', 'pending', 'on-hold');
CREATE INDEX complaint_open_by_due ON complaint (due_at, id) WHERE status IN ('new', 'open', 'pending', 'on-hold');
CREATE INDEX complaint_by_merger ON complaint (merged_into_id) WHERE merged_into_id IS NOT NULL;
CREATE INDEX complaint_by_updated ON complaint (updated_at, id);
CREATE INDEX complaint_by_received ON complaint (received_at, id);

CREATE TABLE promise (
  id uuid NOT NULL,
  complaint_id uuid NOT NULL,
  what text NOT NULL,
  due_at timestamptz NOT NULL,
  made_by uuid,
  made_at timestamptz NOT NULL,
  state text NOT NULL DEFAULT 'open',
  settled_at timestamptz,
  CONSTRAINT promise_state_is_known CHECK (state IN ('open', 'kept', 'withdrawn')),
  CONSTRAINT promise_pkey PRIMARY KEY (id)
);
CREATE INDEX promise_by_complaint ON promise (complaint_id);

CREATE TABLE clock (
  id uuid NOT NULL,
  complaint_id uuid NOT NULL,
  kind text NOT NULL,
  ordinal integer NOT NULL,
  promise_id uuid,
  started_at timestamptz NOT NULL,
  due_at timestamptz,
  state text NOT NULL,
  breached_at timestamptz,
  stopped_at timestamptz,
  target_ms bigint NOT NULL,
  next_at timestamptz,
  enqueued_at timestamptz,
  CONSTRAINT clock_state_is_known CHECK (state IN ('running', 'paused', 'met', 'breached', 'cancelled')),
  CONSTRAINT clock_pkey PRIMARY KEY (id)
);
CREATE INDEX clock_due ON clock (next_at) WHERE next_at IS NOT NULL;
CREATE UNIQUE INDEX clock_once_per_ordinal ON clock (complaint_id, kind, ordinal);

CREATE TABLE complaint_event (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  complaint_id uuid NOT NULL,
  at timestamptz NOT NULL,
  type text NOT NULL,
  actor_kind text NOT NULL,
  actor_id uuid,
  origin text,
  data jsonb NOT NULL,
  CONSTRAINT complaint_event_pkey PRIMARY KEY (id)
);
CREATE INDEX complaint_event_in_order ON complaint_event (complaint_id, id);

CREATE TABLE complaint_link (
  from_id uuid NOT NULL,
  to_id uuid NOT NULL,
  kind text NOT NULL,
  at timestamptz NOT NULL,
  CONSTRAINT complaint_link_not_to_itself CHECK (from_id <> to_id),
  CONSTRAINT complaint_link_kind_is_known CHECK (kind IN ('related', 'duplicate', 'follow-up')),
  CONSTRAINT complaint_link_pkey PRIMARY KEY (from_id, to_id, kind)
);
CREATE INDEX complaint_link_backwards ON complaint_link (to_id);

CREATE TABLE escalation (
  id uuid NOT NULL,
  complaint_id uuid NOT NULL,
  clock_id uuid NOT NULL,
  rung integer NOT NULL,
  to_role text NOT NULL,
  told uuid[] NOT NULL,
  state text NOT NULL,
  due_at timestamptz NOT NULL,
  raised_at timestamptz NOT NULL,
  acknowledged_at timestamptz,
  acknowledged_by uuid,
  CONSTRAINT escalation_state_is_known CHECK (state IN ('told', 'waiting', 'acknowledged', 'ended')),
  CONSTRAINT escalation_pkey PRIMARY KEY (id)
);
CREATE INDEX escalation_by_complaint ON escalation (complaint_id);
CREATE INDEX escalation_waiting ON escalation (raised_at) WHERE state = 'waiting';
CREATE UNIQUE INDEX escalation_once_per_rung ON escalation (clock_id, rung);

CREATE TABLE follow_up (
  id uuid NOT NULL,
  complaint_id uuid NOT NULL,
  resolution integer NOT NULL,
  step integer NOT NULL,
  state text NOT NULL DEFAULT 'planned',
  due_at timestamptz NOT NULL,
  sent_at timestamptz,
  waits_until timestamptz,
  answered_at timestamptz,
  satisfaction integer,
  comment text,
  next_at timestamptz,
  enqueued_at timestamptz,
  CONSTRAINT follow_up_satisfaction_in_range CHECK (satisfaction BETWEEN 1 AND 5),
  CONSTRAINT follow_up_state_is_known CHECK (state IN ('planned', 'sent', 'answered', 'expired', 'cancelled')),
  CONSTRAINT follow_up_pkey PRIMARY KEY (id)
);
CREATE INDEX follow_up_due ON follow_up (next_at) WHERE next_at IS NOT NULL;
CREATE UNIQUE INDEX follow_up_once_per_plan_step ON follow_up (complaint_id, resolution, step);

CREATE TABLE handover (
  id uuid NOT NULL,
  complaint_id uuid NOT NULL,
  from_id uuid NOT NULL,
  to_id uuid NOT NULL,
  briefing text NOT NULL,
  at timestamptz NOT NULL,
  confirmed_at timestamptz,
  CONSTRAINT handover_pkey PRIMARY KEY (id)
);
CREATE INDEX handover_by_complaint ON handover (complaint_id);

CREATE TABLE idempotent_request (
  agent_id uuid NOT NULL,
  key text NOT NULL,
  fingerprint text NOT NULL,
  started_at timestamptz NOT NULL,
  status integer,
  location text,
  body text,
  CONSTRAINT idempotent_request_pkey PRIMARY KEY (agent_id, key)
);
CREATE INDEX idempotent_request_by_age ON idempotent_request (started_at);

CREATE TABLE mail (
  id uuid NOT NULL,
  key text NOT NULL,
  complaint_id uuid NOT NULL,
  to_address text NOT NULL,
  to_name text NOT NULL,
  language text NOT NULL,
  template text NOT NULL,
  subject text NOT NULL,
  text text NOT NULL,
  html text NOT NULL,
  automatic boolean NOT NULL,
  state text NOT NULL DEFAULT 'waiting',
  attempts integer NOT NULL DEFAULT 0,
  error text,
  next_at timestamptz,
  enqueued_at timestamptz,
  created_at timestamptz NOT NULL,
  sent_at timestamptz,
  CONSTRAINT mail_state_is_known CHECK (state IN ('waiting', 'sent', 'failed', 'cancelled')),
  CONSTRAINT mail_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX mail_once_per_key ON mail (key);
CREATE INDEX mail_by_complaint ON mail (complaint_id);
CREATE INDEX mail_due ON mail (next_at) WHERE next_at IS NOT NULL;

CREATE TABLE message (
  id uuid NOT NULL,
  complaint_id uuid NOT NULL,
  kind text NOT NULL,
  author_kind text NOT NULL,
  author_id uuid,
  author_name text,
  channel text NOT NULL,
  body text NOT NULL,
  at timestamptz NOT NULL,
  search tsvector NOT NULL,
  CONSTRAINT message_kind_is_known CHECK (kind IN ('from-customer', 'to-customer', 'note')),
  CONSTRAINT message_pkey PRIMARY KEY (id)
);
CREATE INDEX message_search ON message USING gin (search);
CREATE INDEX message_in_order ON message (complaint_id, at, id);

CREATE TABLE notification (
  id uuid NOT NULL,
  key text NOT NULL,
  agent_id uuid NOT NULL,
  complaint_id uuid NOT NULL,
  kind text NOT NULL,
  data jsonb NOT NULL,
  at timestamptz NOT NULL,
  read_at timestamptz,
  CONSTRAINT notification_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX notification_once_per_key ON notification (key);
CREATE INDEX notification_by_agent ON notification (agent_id, at);

CREATE TABLE outbox (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  job text NOT NULL,
  subject_id uuid NOT NULL,
  next_at timestamptz,
  enqueued_at timestamptz,
  CONSTRAINT outbox_pkey PRIMARY KEY (id)
);
CREATE INDEX outbox_due ON outbox (next_at) WHERE next_at IS NOT NULL;

CREATE TABLE recovery_step (
  complaint_id uuid NOT NULL,
  key text NOT NULL,
  state text NOT NULL,
  evidence jsonb NOT NULL,
  reason text,
  updated_at timestamptz NOT NULL,
  updated_by uuid,
  CONSTRAINT recovery_step_override_has_reason CHECK (state <> 'overridden' OR reason IS NOT NULL),
  CONSTRAINT recovery_step_state_is_known CHECK (state IN ('open', 'done', 'overridden', 'reopened')),
  CONSTRAINT recovery_step_pkey PRIMARY KEY (complaint_id, key)
);

CREATE TABLE session (
  id uuid NOT NULL,
  agent_id uuid NOT NULL,
  family_id uuid NOT NULL,
  token_hash text NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  replaced_at timestamptz,
  revoked_at timestamptz,
  CONSTRAINT session_pkey PRIMARY KEY (id)
);
CREATE INDEX session_by_agent ON session (agent_id);
CREATE INDEX session_by_family ON session (family_id);
CREATE UNIQUE INDEX session_token_once ON session (token_hash);
ALTER TABLE team ADD CONSTRAINT team_calendar_id_fkey FOREIGN KEY (calendar_id) REFERENCES calendar(id);
ALTER TABLE agent ADD CONSTRAINT agent_team_id_fkey FOREIGN KEY (team_id) REFERENCES team(id);
ALTER TABLE policy ADD CONSTRAINT policy_calendar_id_fkey FOREIGN KEY (calendar_id) REFERENCES calendar(id);
ALTER TABLE policy ADD CONSTRAINT policy_ladder_id_fkey FOREIGN KEY (ladder_id) REFERENCES ladder(id);
ALTER TABLE policy ADD CONSTRAINT policy_follow_up_plan_id_fkey FOREIGN KEY (follow_up_plan_id) REFERENCES follow_up_plan(id);
ALTER TABLE complaint ADD CONSTRAINT complaint_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customer(id);
ALTER TABLE complaint ADD CONSTRAINT complaint_policy_id_fkey FOREIGN KEY (policy_id) REFERENCES policy(id);
ALTER TABLE complaint ADD CONSTRAINT complaint_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES agent(id);
ALTER TABLE complaint ADD CONSTRAINT complaint_team_id_fkey FOREIGN KEY (team_id) REFERENCES team(id);
ALTER TABLE complaint ADD CONSTRAINT complaint_merged_into_id_fkey FOREIGN KEY (merged_into_id) REFERENCES complaint(id);
ALTER TABLE promise ADD CONSTRAINT promise_complaint_id_fkey FOREIGN KEY (complaint_id) REFERENCES complaint(id);
ALTER TABLE clock ADD CONSTRAINT clock_complaint_id_fkey FOREIGN KEY (complaint_id) REFERENCES complaint(id);
ALTER TABLE clock ADD CONSTRAINT clock_promise_id_fkey FOREIGN KEY (promise_id) REFERENCES promise(id);
ALTER TABLE complaint_event ADD CONSTRAINT complaint_event_complaint_id_fkey FOREIGN KEY (complaint_id) REFERENCES complaint(id);
ALTER TABLE complaint_link ADD CONSTRAINT complaint_link_from_id_fkey FOREIGN KEY (from_id) REFERENCES complaint(id);
ALTER TABLE complaint_link ADD CONSTRAINT complaint_link_to_id_fkey FOREIGN KEY (to_id) REFERENCES complaint(id);
ALTER TABLE escalation ADD CONSTRAINT escalation_complaint_id_fkey FOREIGN KEY (complaint_id) REFERENCES complaint(id);
ALTER TABLE escalation ADD CONSTRAINT escalation_clock_id_fkey FOREIGN KEY (clock_id) REFERENCES clock(id);
ALTER TABLE follow_up ADD CONSTRAINT follow_up_complaint_id_fkey FOREIGN KEY (complaint_id) REFERENCES complaint(id);
ALTER TABLE handover ADD CONSTRAINT handover_complaint_id_fkey FOREIGN KEY (complaint_id) REFERENCES complaint(id);
ALTER TABLE handover ADD CONSTRAINT handover_from_id_fkey FOREIGN KEY (from_id) REFERENCES agent(id);
ALTER TABLE handover ADD CONSTRAINT handover_to_id_fkey FOREIGN KEY (to_id) REFERENCES agent(id);
ALTER TABLE idempotent_request ADD CONSTRAINT idempotent_request_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agent(id) ON DELETE CASCADE;
ALTER TABLE mail ADD CONSTRAINT mail_complaint_id_fkey FOREIGN KEY (complaint_id) REFERENCES complaint(id);
ALTER TABLE message ADD CONSTRAINT message_complaint_id_fkey FOREIGN KEY (complaint_id) REFERENCES complaint(id);
ALTER TABLE notification ADD CONSTRAINT notification_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agent(id);
ALTER TABLE notification ADD CONSTRAINT notification_complaint_id_fkey FOREIGN KEY (complaint_id) REFERENCES complaint(id);
ALTER TABLE recovery_step ADD CONSTRAINT recovery_step_complaint_id_fkey FOREIGN KEY (complaint_id) REFERENCES complaint(id);
ALTER TABLE session ADD CONSTRAINT session_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agent(id) ON DELETE CASCADE;
`;

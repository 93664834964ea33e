import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Every word of the product as a table.
 *
 * Two kinds of tables: small ones (points, regulations, drafts, consultations …), keyed by `id`; and big ones (comments,
 * opinions, decisions, feedback, audit …), keyed `(regulation_id, id)` so that one regulation's rows can live on one
 * machine among several. No triggers, no sequences, no SET NULL.
 *
 * Facts that figures count carry an event day (`heard_on`, `submitted_on`, `published_on`, `told_on`) and a record day
 * (`recorded_on`, the Shanghai day of `recorded_at`); what a figure was on a day D is counted from rows with both ≤ D.
 */
export class TheModel1700000000001 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(small);
    await q.query(big);
    await q.query(foreignKeys);
    await q.query(indexes);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const recordDay = (table: string) =>
  `constraint ${table}_record_day check (recorded_on = (recorded_at at time zone 'Asia/Shanghai')::date)`;

const outcomes = `'ADOPTED','PARTIALLY_ADOPTED','NOT_ADOPTED','FOR_REFERENCE','REFERRED','OUT_OF_SCOPE'`;
const channels = `'IN_PERSON','MEETING','QUESTIONNAIRE','PAPER','PHONE','LETTER','ONLINE','IMPORTED'`;
const eventKinds = `'MEETING','VISIT','SURVEY','BENCH_MEETING','STALL','OTHER'`;
const opinionKinds = `'TEXT_CHANGE','ADDITION','DELETION','QUESTION','SUPPORT','OTHER'`;
const regulationKinds = `'LAW','ADMINISTRATIVE_REGULATION','SUPERVISORY_REGULATION','LOCAL_REGULATION','PUDONG_REGULATION','AUTONOMOUS_REGULATION','SEPARATE_REGULATION','DEPARTMENTAL_RULE','LOCAL_GOVERNMENT_RULE','JUDICIAL_INTERPRETATION','OTHER'`;

const small = `
create table authority (
  id uuid not null,
  name text not null,
  name_en text,
  kind text not null,
  is_demo boolean not null default false,
  created_at timestamptz(3) not null,
  constraint authority_pk primary key (id),
  constraint authority_name_once unique (name),
  constraint authority_kind check (kind in ('CONGRESS_COMMITTEE','GOVERNMENT','REGULATOR'))
);

create table account (
  id uuid not null,
  username text not null,
  display_name text not null,
  password_hash text,
  one_time_hash text,
  one_time_expires_at timestamptz(3),
  disabled_at timestamptz(3),
  is_demo boolean not null default false,
  created_at timestamptz(3) not null,
  version integer not null default 1,
  constraint account_pk primary key (id),
  constraint account_username_once unique (username),
  constraint account_username_folded check (username = lower(username) and username <> '')
);

create table role_grant (
  id uuid not null,
  account_id uuid not null,
  role text not null,
  authority_id uuid,
  contact_point_id uuid,
  granted_at timestamptz(3) not null,
  granted_by uuid,
  revoked_at timestamptz(3),
  revoked_by uuid,
  constraint role_grant_pk primary key (id),
  constraint role_grant_scope check (case role
    when 'ADMINISTRATOR' then contact_point_id is null
    when 'ANALYST' then contact_point_id is null
    when 'LEGISLATOR' then authority_id is not null and contact_point_id is null
    when 'CONTACT_POINT_STAFF' then authority_id is null and contact_point_id is not null
    else false end)
);

create table session (
  id uuid not null,
  token_hash bytea not null,
  account_id uuid not null,
  password_change_due boolean not null default false,
  address text,
  user_agent text,
  created_at timestamptz(3) not null,
  last_seen_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  revoked_at timestamptz(3),
  constraint session_pk primary key (id),
  constraint session_token_once unique (token_hash)
);

create table api_token (
  id uuid not null,
  account_id uuid not null,
  name text not null,
  token_hash bytea not null,
  scopes text[] not null,
  created_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  last_used_at timestamptz(3),
  revoked_at timestamptz(3),
  constraint api_token_pk primary key (id),
  constraint api_token_hash_once unique (token_hash)
);

create table sign_in_attempt (
  id uuid not null,
  username text not null,
  address text not null,
  succeeded boolean not null,
  at timestamptz(3) not null,
  constraint sign_in_attempt_pk primary key (id)
);

create table contact_point (
  id uuid not null,
  name text not null,
  name_en text,
  kind text not null,
  address text,
  online_for_authority_id uuid,
  is_demo boolean not null default false,
  created_at timestamptz(3) not null,
  constraint contact_point_pk primary key (id),
  constraint contact_point_name_once unique (name),
  constraint contact_point_one_online_each unique (online_for_authority_id),
  constraint contact_point_kind check (kind in ('SUBDISTRICT','TOWN','VILLAGE','PARK','ASSOCIATION','COMPANY','SCHOOL','COMMUNITY_CENTRE','ONLINE')),
  constraint contact_point_online check ((kind = 'ONLINE') = (online_for_authority_id is not null))
);

create table contact_point_parent (
  id uuid not null,
  contact_point_id uuid not null,
  parent_id uuid,
  effective_on date not null,
  recorded_at timestamptz(3) not null,
  recorded_on date not null,
  recorded_by uuid,
  constraint contact_point_parent_pk primary key (id),
  constraint contact_point_parent_not_itself check (parent_id <> contact_point_id),
  ${recordDay('contact_point_parent')}
);

create table contact_point_district (
  id uuid not null,
  contact_point_id uuid not null,
  district text,
  effective_on date not null,
  recorded_at timestamptz(3) not null,
  recorded_on date not null,
  recorded_by uuid,
  constraint contact_point_district_pk primary key (id),
  ${recordDay('contact_point_district')}
);

create table designation (
  id uuid not null,
  contact_point_id uuid not null,
  authority_id uuid not null,
  from_on date not null,
  recorded_at timestamptz(3) not null,
  recorded_on date not null,
  recorded_by uuid,
  until_on date,
  end_recorded_at timestamptz(3),
  end_recorded_on date,
  end_recorded_by uuid,
  end_reason text,
  constraint designation_pk primary key (id),
  constraint designation_days check (until_on >= from_on),
  constraint designation_end check (num_nulls(until_on, end_recorded_at, end_recorded_on) in (0, 3)),
  constraint designation_end_record_day check (end_recorded_on = (end_recorded_at at time zone 'Asia/Shanghai')::date),
  ${recordDay('designation')}
);

create table minimum_window (
  authority_id uuid not null,
  regulation_kind text not null,
  days integer not null,
  legal_basis text not null,
  constraint minimum_window_pk primary key (authority_id, regulation_kind),
  constraint minimum_window_days check (days between 1 and 366),
  constraint minimum_window_kind check (regulation_kind in (${regulationKinds}))
);

create table regulation (
  id uuid not null,
  authority_id uuid not null,
  title text not null,
  title_en text,
  kind text not null,
  created_at timestamptz(3) not null,
  created_by uuid,
  constraint regulation_pk primary key (id),
  constraint regulation_title_once unique (authority_id, title),
  constraint regulation_kind check (kind in (${regulationKinds}))
);

create table regulation_status (
  id uuid not null,
  regulation_id uuid not null,
  status text not null,
  effective_on date not null,
  note text,
  recorded_at timestamptz(3) not null,
  recorded_on date not null,
  recorded_by uuid,
  constraint regulation_status_pk primary key (id),
  constraint regulation_status_status check (status in ('PLANNED','DRAFTING','UNDER_REVIEW','PASSED','IN_FORCE','SHELVED','WITHDRAWN','REPEALED')),
  ${recordDay('regulation_status')}
);

create table draft (
  id uuid not null,
  regulation_id uuid not null,
  title text not null,
  note text,
  nature text not null,
  stage text not null,
  dated_on date not null,
  introduction text,
  source_name text not null,
  source_sha256 bytea not null,
  warnings jsonb not null,
  imported_at timestamptz(3) not null,
  imported_by uuid,
  constraint draft_pk primary key (id),
  constraint draft_of_regulation unique (regulation_id, id),
  constraint draft_nature check (nature in ('NEW','REVISION','AMENDMENT','REPEAL')),
  constraint draft_stage check (stage in ('CONSULTATION_DRAFT','DRAFT','REVISED_DRAFT','SECOND_READING','THIRD_READING','VOTING_DRAFT','PROMULGATED'))
);

create table draft_publication (
  draft_id uuid not null,
  published_on date not null,
  published_by uuid,
  recorded_at timestamptz(3) not null,
  recorded_on date not null,
  constraint draft_publication_pk primary key (draft_id),
  ${recordDay('draft_publication')}
);

create table provision (
  id uuid not null,
  draft_id uuid not null,
  parent_id uuid,
  article_id uuid,
  chapter_id uuid,
  kind text not null,
  ordinal integer not null,
  last_ordinal integer not null,
  number text,
  label text,
  heading text,
  text text not null,
  citation text not null,
  source jsonb not null,
  constraint provision_pk primary key (id),
  constraint provision_ordinal_once unique (draft_id, ordinal),
  constraint provision_range check (ordinal >= 0 and last_ordinal >= ordinal),
  constraint provision_kind check (kind in ('PART','SUBPART','CHAPTER','SECTION','ARTICLE','PARAGRAPH','ITEM','SUBITEM','PREAMBLE','CLAUSE','GROUP','TABLE','ANNEX','SIGNATURE'))
);

create table consultation (
  id uuid not null,
  regulation_id uuid not null,
  draft_id uuid not null,
  title text not null,
  opens_on date not null,
  closes_on date not null,
  open_to_public boolean not null,
  minimum_days integer,
  minimum_basis text,
  override_reason text,
  occupations text[] not null default '{}',
  introduction text,
  questions text[] not null default '{}',
  opened_at timestamptz(3) not null,
  opened_by uuid,
  closed_at timestamptz(3),
  close_reason text,
  version integer not null default 1,
  constraint consultation_pk primary key (id),
  constraint consultation_of_regulation unique (regulation_id, id),
  constraint consultation_days check (closes_on >= opens_on),
  constraint consultation_minimum check ((minimum_days is null) = (minimum_basis is null)),
  constraint consultation_closed_early check ((closed_at is null) = (close_reason is null))
);

create table consultation_task (
  id uuid not null,
  consultation_id uuid not null,
  contact_point_id uuid not null,
  parent_task_id uuid,
  due_on date not null,
  state text not null,
  offered_at timestamptz(3) not null,
  offered_by uuid,
  answered_at timestamptz(3),
  answered_by uuid,
  decline_reason text,
  submitted_at timestamptz(3),
  version integer not null default 1,
  constraint consultation_task_pk primary key (id),
  constraint consultation_task_once unique (consultation_id, contact_point_id),
  constraint consultation_task_state check (state in ('OFFERED','ACCEPTED','DECLINED','SUBMITTED')),
  constraint consultation_task_decline check (state <> 'DECLINED' or decline_reason is not null)
);

create table collection_event (
  id uuid not null,
  contact_point_id uuid not null,
  consultation_id uuid,
  kind text not null,
  held_on date not null,
  place text,
  attendance integer,
  recorded_at timestamptz(3) not null,
  recorded_on date not null,
  recorded_by uuid,
  constraint collection_event_pk primary key (id),
  constraint collection_event_kind check (kind in (${eventKinds})),
  constraint collection_event_attendance check (attendance >= 0),
  constraint collection_event_held check (held_on <= recorded_on),
  ${recordDay('collection_event')}
);

create table opening_balance (
  id uuid not null,
  balance_id uuid not null,
  authority_id uuid not null,
  contact_point_id uuid,
  regulation_id uuid,
  from_on date not null,
  to_on date not null,
  base text not null,
  part_of_id uuid,
  corrects_id uuid,
  heard integer,
  voices integer,
  heard_accepted integer,
  submitted integer,
  decided integer,
  accepted integer,
  adopted integer,
  partially_adopted integer,
  not_adopted integer,
  for_reference integer,
  referred integer,
  out_of_scope integer,
  told integer,
  source text not null,
  withdrawn boolean not null default false,
  correction_reason text,
  recorded_at timestamptz(3) not null,
  recorded_on date not null,
  recorded_by uuid,
  constraint opening_balance_pk primary key (id),
  constraint opening_balance_corrected_once unique (corrects_id),
  constraint opening_balance_days check (to_on >= from_on),
  constraint opening_balance_base check (base in ('ALL','PASSED')),
  constraint opening_balance_part check (part_of_id is null or base = 'PASSED'),
  constraint opening_balance_counts check (least(heard, voices, heard_accepted, submitted, decided, accepted, adopted, partially_adopted, not_adopted, for_reference, referred, out_of_scope, told) >= 0),
  constraint opening_balance_accepted check (accepted = adopted + partially_adopted),
  constraint opening_balance_accepted_within check (accepted <= submitted),
  constraint opening_balance_correction check ((corrects_id is null) = (correction_reason is null)),
  constraint opening_balance_first check ((corrects_id is null) = (balance_id = id)),
  ${recordDay('opening_balance')}
);
`;

const big = `
create table comment (
  regulation_id uuid not null,
  id uuid not null,
  consultation_id uuid not null,
  draft_id uuid not null,
  provision_id uuid,
  contact_point_id uuid not null,
  event_id uuid,
  channel text not null,
  event_kind text,
  heard_on date not null,
  voices integer not null,
  occupation text,
  verbatim text not null,
  proposed_wording text,
  reason text,
  import_key text,
  tracking_hash bytea,
  search tsvector not null,
  recorded_at timestamptz(3) not null,
  recorded_on date not null,
  recorded_by uuid,
  constraint comment_pk primary key (regulation_id, id),
  constraint comment_imported_once unique (regulation_id, import_key),
  constraint comment_channel check (channel in (${channels})),
  constraint comment_voices check (voices >= 1),
  constraint comment_verbatim check (verbatim <> ''),
  constraint comment_heard check (heard_on <= recorded_on),
  constraint comment_event_kind check (event_kind in (${eventKinds}) and event_id is not null or event_kind is null and event_id is null),
  ${recordDay('comment')}
);

create table comment_withdrawal (
  regulation_id uuid not null,
  comment_id uuid not null,
  reason text not null,
  recorded_at timestamptz(3) not null,
  recorded_on date not null,
  recorded_by uuid,
  constraint comment_withdrawal_pk primary key (regulation_id, comment_id),
  ${recordDay('comment_withdrawal')}
);

create table comment_redaction (
  regulation_id uuid not null,
  id uuid not null,
  comment_id uuid not null,
  spans jsonb not null,
  reason text not null,
  recorded_at timestamptz(3) not null,
  recorded_by uuid,
  constraint comment_redaction_pk primary key (regulation_id, id)
);

create table comment_release (
  regulation_id uuid not null,
  id uuid not null,
  comment_id uuid not null,
  round integer not null,
  text text not null,
  proposed_wording text,
  reason text,
  search tsvector not null,
  recorded_at timestamptz(3) not null,
  recorded_by uuid,
  constraint comment_release_pk primary key (regulation_id, id),
  constraint comment_release_round_once unique (regulation_id, comment_id, round)
);

create table resident_contact (
  regulation_id uuid not null,
  comment_id uuid not null,
  name text,
  phone text,
  recorded_at timestamptz(3) not null,
  constraint resident_contact_pk primary key (regulation_id, comment_id),
  constraint resident_contact_something check (num_nonnulls(name, phone) > 0)
);

create table opinion_group (
  regulation_id uuid not null,
  id uuid not null,
  consultation_id uuid not null,
  title text not null,
  created_at timestamptz(3) not null,
  created_by uuid,
  version integer not null default 1,
  constraint opinion_group_pk primary key (regulation_id, id)
);

create table opinion (
  regulation_id uuid not null,
  id uuid not null,
  consultation_id uuid not null,
  draft_id uuid not null,
  provision_id uuid,
  contact_point_id uuid not null,
  kind text not null,
  wording text not null,
  reason text,
  state text not null,
  group_id uuid,
  preparations integer not null default 0,
  search tsvector not null,
  created_at timestamptz(3) not null,
  created_by uuid,
  updated_at timestamptz(3) not null,
  version integer not null default 1,
  constraint opinion_pk primary key (regulation_id, id),
  constraint opinion_kind check (kind in (${opinionKinds})),
  constraint opinion_state check (state in ('DRAFT','ENDORSED','SUBMITTED','RETURNED')),
  constraint opinion_wording check (wording <> '')
);

create table opinion_comment (
  regulation_id uuid not null,
  opinion_id uuid not null,
  comment_id uuid not null,
  constraint opinion_comment_pk primary key (regulation_id, opinion_id, comment_id)
);

create table submission (
  regulation_id uuid not null,
  id uuid not null,
  opinion_id uuid not null,
  round integer not null,
  consultation_id uuid not null,
  draft_id uuid not null,
  provision_id uuid,
  contact_point_id uuid not null,
  kind text not null,
  wording text not null,
  reason text,
  channel text not null,
  event_kind text,
  occupation text,
  submitted_on date not null,
  first_submitted_on date not null,
  recorded_at timestamptz(3) not null,
  recorded_on date not null,
  recorded_by uuid,
  constraint submission_pk primary key (regulation_id, id),
  constraint submission_round_once unique (regulation_id, opinion_id, round),
  constraint submission_kind check (kind in (${opinionKinds})),
  constraint submission_channel check (channel in (${channels},'MIXED')),
  constraint submission_event_kind check (event_kind in (${eventKinds},'MIXED')),
  constraint submission_days check (first_submitted_on <= submitted_on and submitted_on <= recorded_on),
  ${recordDay('submission')}
);

create table submission_comment (
  regulation_id uuid not null,
  submission_id uuid not null,
  comment_id uuid not null,
  constraint submission_comment_pk primary key (regulation_id, submission_id, comment_id)
);

create table opinion_return (
  regulation_id uuid not null,
  submission_id uuid not null,
  opinion_id uuid not null,
  reason text not null,
  recorded_at timestamptz(3) not null,
  recorded_on date not null,
  recorded_by uuid,
  constraint opinion_return_pk primary key (regulation_id, submission_id),
  ${recordDay('opinion_return')}
);

create table prepared_decision (
  regulation_id uuid not null,
  opinion_id uuid not null,
  outcome text not null,
  reason text not null,
  adopted_into_id uuid,
  prepared_at timestamptz(3) not null,
  prepared_by uuid,
  version integer not null default 1,
  constraint prepared_decision_pk primary key (regulation_id, opinion_id),
  constraint prepared_decision_outcome check (outcome in (${outcomes})),
  constraint prepared_decision_reason check (reason <> '')
);

create table decision (
  regulation_id uuid not null,
  id uuid not null,
  opinion_id uuid not null,
  round integer not null,
  outcome text not null,
  reason text not null,
  adopted_into_id uuid,
  prepared_at timestamptz(3) not null,
  prepared_by uuid,
  published_on date not null,
  published_by uuid,
  recorded_at timestamptz(3) not null,
  recorded_on date not null,
  constraint decision_pk primary key (regulation_id, id),
  constraint decision_round_once unique (regulation_id, opinion_id, round),
  constraint decision_outcome check (outcome in (${outcomes})),
  constraint decision_reason check (reason <> ''),
  constraint decision_published check (published_on <= recorded_on),
  ${recordDay('decision')}
);

create table feedback (
  regulation_id uuid not null,
  id uuid not null,
  decision_id uuid not null,
  opinion_id uuid not null,
  comment_id uuid,
  how text not null,
  told_on date not null,
  note text,
  recorded_at timestamptz(3) not null,
  recorded_on date not null,
  recorded_by uuid,
  constraint feedback_pk primary key (regulation_id, id),
  constraint feedback_how check (how in ('LETTER','PHONE','SMS','MEETING','ONLINE','CERTIFICATE')),
  constraint feedback_told check (told_on <= recorded_on),
  ${recordDay('feedback')}
);

create table audit (
  regulation_id uuid not null,
  id uuid not null,
  at timestamptz(3) not null,
  operation text not null,
  actor_id uuid,
  address text,
  request_id text,
  authority_id uuid,
  contact_point_id uuid,
  subject_kind text not null,
  subject_id uuid not null,
  before jsonb,
  after jsonb,
  constraint audit_pk primary key (regulation_id, id)
);

create table idempotency_key (
  regulation_id uuid not null,
  id uuid not null,
  caller text not null,
  key text not null,
  operation text not null,
  body_sha256 bytea not null,
  answer jsonb not null,
  created_at timestamptz(3) not null,
  constraint idempotency_key_pk primary key (regulation_id, id),
  constraint idempotency_key_once unique (regulation_id, caller, key)
);
`;

/** `child(columns) → parent(columns)`, named `child_has_…`. */
const references: [child: string, columns: string, parent: string, parentColumns?: string][] = [
  ['role_grant', 'account_id', 'account'],
  ['role_grant', 'authority_id', 'authority'],
  ['role_grant', 'contact_point_id', 'contact_point'],
  ['session', 'account_id', 'account'],
  ['api_token', 'account_id', 'account'],
  ['contact_point', 'online_for_authority_id', 'authority'],
  ['contact_point_parent', 'contact_point_id', 'contact_point'],
  ['contact_point_parent', 'parent_id', 'contact_point'],
  ['contact_point_district', 'contact_point_id', 'contact_point'],
  ['designation', 'contact_point_id', 'contact_point'],
  ['designation', 'authority_id', 'authority'],
  ['minimum_window', 'authority_id', 'authority'],
  ['regulation', 'authority_id', 'authority'],
  ['regulation_status', 'regulation_id', 'regulation'],
  ['draft', 'regulation_id', 'regulation'],
  ['draft_publication', 'draft_id', 'draft'],
  ['provision', 'draft_id', 'draft'],
  ['provision', 'parent_id', 'provision'],
  ['provision', 'article_id', 'provision'],
  ['provision', 'chapter_id', 'provision'],
  ['consultation', 'regulation_id, draft_id', 'draft', 'regulation_id, id'],
  ['consultation_task', 'consultation_id', 'consultation'],
  ['consultation_task', 'contact_point_id', 'contact_point'],
  ['consultation_task', 'parent_task_id', 'consultation_task'],
  ['collection_event', 'contact_point_id', 'contact_point'],
  ['collection_event', 'consultation_id', 'consultation'],
  ['opening_balance', 'authority_id', 'authority'],
  ['opening_balance', 'contact_point_id', 'contact_point'],
  ['opening_balance', 'regulation_id', 'regulation'],
  ['opening_balance', 'balance_id', 'opening_balance'],
  ['opening_balance', 'part_of_id', 'opening_balance'],
  ['opening_balance', 'corrects_id', 'opening_balance'],
  ['comment', 'regulation_id, consultation_id', 'consultation', 'regulation_id, id'],
  ['comment', 'regulation_id, draft_id', 'draft', 'regulation_id, id'],
  ['comment', 'provision_id', 'provision'],
  ['comment', 'contact_point_id', 'contact_point'],
  ['comment', 'event_id', 'collection_event'],
  ['comment_withdrawal', 'regulation_id, comment_id', 'comment', 'regulation_id, id'],
  ['comment_redaction', 'regulation_id, comment_id', 'comment', 'regulation_id, id'],
  ['comment_release', 'regulation_id, comment_id', 'comment', 'regulation_id, id'],
  ['resident_contact', 'regulation_id, comment_id', 'comment', 'regulation_id, id'],
  ['opinion_group', 'regulation_id, consultation_id', 'consultation', 'regulation_id, id'],
  ['opinion', 'regulation_id, consultation_id', 'consultation', 'regulation_id, id'],
  ['opinion', 'regulation_id, draft_id', 'draft', 'regulation_id, id'],
  ['opinion', 'provision_id', 'provision'],
  ['opinion', 'contact_point_id', 'contact_point'],
  ['opinion', 'regulation_id, group_id', 'opinion_group', 'regulation_id, id'],
  ['opinion_comment', 'regulation_id, opinion_id', 'opinion', 'regulation_id, id'],
  ['opinion_comment', 'regulation_id, comment_id', 'comment', 'regulation_id, id'],
  ['submission', 'regulation_id, opinion_id', 'opinion', 'regulation_id, id'],
  ['submission', 'provision_id', 'provision'],
  ['submission_comment', 'regulation_id, submission_id', 'submission', 'regulation_id, id'],
  ['submission_comment', 'regulation_id, comment_id', 'comment', 'regulation_id, id'],
  ['opinion_return', 'regulation_id, submission_id', 'submission', 'regulation_id, id'],
  ['prepared_decision', 'regulation_id, opinion_id', 'opinion', 'regulation_id, id'],
  ['prepared_decision', 'adopted_into_id', 'provision'],
  ['decision', 'regulation_id, opinion_id', 'opinion', 'regulation_id, id'],
  ['decision', 'adopted_into_id', 'provision'],
  ['feedback', 'regulation_id, decision_id', 'decision', 'regulation_id, id'],
  ['feedback', 'regulation_id, opinion_id', 'opinion', 'regulation_id, id'],
  ['feedback', 'regulation_id, comment_id', 'comment', 'regulation_id, id'],
];

const lastColumn = (columns: string) => columns.split(', ').at(-1)!.replace(/_id$/, '');
const foreignKeys = references
  .map(
    ([child, columns, parent, parentColumns = 'id']) =>
      `alter table ${child} add constraint ${child}_has_${lastColumn(columns)} foreign key (${columns}) references ${parent} (${parentColumns});`,
  )
  .join('\n');

const indexes = `
create index role_grant_by_account on role_grant (account_id);
create unique index role_grant_once on role_grant (account_id, role, authority_id, contact_point_id) nulls not distinct where revoked_at is null;
create index role_grant_by_authority on role_grant (authority_id);
create index role_grant_by_point on role_grant (contact_point_id);
create index session_by_account on session (account_id);
create index api_token_by_account on api_token (account_id);
create index sign_in_attempt_by_username on sign_in_attempt (username, at);
create index sign_in_attempt_by_address on sign_in_attempt (address, at);
create index contact_point_parent_by_point on contact_point_parent (contact_point_id, effective_on);
create index contact_point_parent_by_parent on contact_point_parent (parent_id);
create index contact_point_district_by_point on contact_point_district (contact_point_id, effective_on);
create index designation_by_point on designation (contact_point_id, from_on);
create index designation_by_authority on designation (authority_id, from_on);
create index regulation_status_by_regulation on regulation_status (regulation_id, effective_on);
create index draft_by_regulation on draft (regulation_id, dated_on);
create index provision_by_parent on provision (parent_id);
create index consultation_by_regulation on consultation (regulation_id);
create index consultation_by_closing on consultation (closes_on, id);
create index consultation_task_by_point on consultation_task (contact_point_id, due_on);
create index collection_event_by_point on collection_event (contact_point_id, held_on);
create index opening_balance_by_authority on opening_balance (authority_id);
create index comment_by_id on comment (id, regulation_id);
create index comment_by_consultation on comment (regulation_id, consultation_id, id);
create index comment_by_provision on comment (regulation_id, provision_id, id);
create index comment_by_point on comment (contact_point_id, id);
create index comment_by_event on comment (event_id) where event_id is not null;
create index comment_by_tracking on comment (tracking_hash) where tracking_hash is not null;
create index comment_search on comment using gin (search);
create index comment_redaction_by_comment on comment_redaction (regulation_id, comment_id);
create index comment_release_search on comment_release using gin (search);
create index opinion_group_by_consultation on opinion_group (regulation_id, consultation_id);
create index opinion_by_id on opinion (id, regulation_id);
create index opinion_by_consultation on opinion (regulation_id, consultation_id, id);
create index opinion_by_provision on opinion (regulation_id, provision_id, id);
create index opinion_by_point on opinion (contact_point_id, id);
create index opinion_by_group on opinion (regulation_id, group_id) where group_id is not null;
create index opinion_search on opinion using gin (search);
create index opinion_comment_by_comment on opinion_comment (regulation_id, comment_id);
create index submission_by_first_day on submission (first_submitted_on);
create index submission_by_point on submission (contact_point_id, id);
create index submission_comment_by_comment on submission_comment (regulation_id, comment_id);
create index opinion_return_by_opinion on opinion_return (regulation_id, opinion_id);
create index decision_by_adopted_into on decision (adopted_into_id) where adopted_into_id is not null;
create index decision_by_day on decision (published_on, id, regulation_id);
create index feedback_by_decision on feedback (regulation_id, decision_id);
create index feedback_by_opinion on feedback (regulation_id, opinion_id);
create index audit_by_subject on audit (subject_id);
create index audit_by_authority on audit (authority_id, id);
create index audit_by_actor on audit (actor_id, id);
create index audit_by_moment on audit (id);
create index idempotency_key_by_caller on idempotency_key (caller, key);
`;

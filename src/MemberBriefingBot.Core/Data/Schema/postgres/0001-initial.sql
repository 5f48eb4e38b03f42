CREATE TABLE acknowledgement (
    council_id text NOT NULL,
    briefing_id uuid NOT NULL,
    person_id uuid NOT NULL,
    acknowledged_at timestamp with time zone NOT NULL,
    CONSTRAINT "PK_acknowledgement" PRIMARY KEY (council_id, briefing_id, person_id)
);


CREATE TABLE audit_entry (
    council_id text NOT NULL,
    sequence bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    actor_id uuid,
    capacity text NOT NULL,
    act text NOT NULL,
    subject text NOT NULL,
    facts text NOT NULL,
    previous_hash text NOT NULL,
    hash text NOT NULL,
    CONSTRAINT "PK_audit_entry" PRIMARY KEY (council_id, sequence)
);


CREATE TABLE audit_head (
    council_id text NOT NULL,
    sequence bigint NOT NULL,
    hash text NOT NULL,
    CONSTRAINT "PK_audit_head" PRIMARY KEY (council_id)
);


CREATE TABLE briefing (
    council_id text NOT NULL,
    id uuid NOT NULL,
    number integer NOT NULL,
    author_id uuid NOT NULL,
    author_capacity text NOT NULL,
    drafted_at timestamp with time zone NOT NULL,
    turn text,
    text text NOT NULL,
    state text NOT NULL,
    approvals text NOT NULL,
    statutory_at timestamp with time zone,
    look_again_at timestamp with time zone,
    interests text NOT NULL,
    lifted_at timestamp with time zone,
    proposed_lift text,
    lifted_early_because text,
    version integer NOT NULL,
    proposed text,
    corrected_at timestamp with time zone,
    what_changed text,
    withdrawn_at timestamp with time zone,
    withdrawn_reason text,
    all_members_at timestamp with time zone,
    embargo_until timestamp with time zone,
    press_at timestamp with time zone,
    staff_at timestamp with time zone,
    ward_members_at timestamp with time zone,
    CONSTRAINT "PK_briefing" PRIMARY KEY (council_id, id)
);


CREATE TABLE chat_address (
    council_id text NOT NULL,
    person_id uuid NOT NULL,
    service_url text NOT NULL,
    conversation_id text NOT NULL,
    channel_user_id text NOT NULL,
    learned_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    CONSTRAINT "PK_chat_address" PRIMARY KEY (council_id, person_id)
);


CREATE TABLE counter (
    council_id text NOT NULL,
    name text NOT NULL,
    value integer NOT NULL,
    CONSTRAINT "PK_counter" PRIMARY KEY (council_id, name)
);


CREATE TABLE delivery (
    council_id text NOT NULL,
    id uuid NOT NULL,
    recipient_id uuid NOT NULL,
    kind text NOT NULL,
    subject_id uuid NOT NULL,
    occasion text NOT NULL,
    topic text,
    about_id uuid,
    via text NOT NULL,
    act text NOT NULL,
    target_id uuid,
    priority integer NOT NULL,
    planned_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone NOT NULL,
    useful_until timestamp with time zone,
    state text NOT NULL,
    attempts integer NOT NULL,
    attempted_at timestamp with time zone,
    fence bigint NOT NULL,
    accepted_at timestamp with time zone,
    seen_at timestamp with time zone,
    conversation_id text,
    activity_id text,
    reason text,
    refusal text,
    CONSTRAINT "PK_delivery" PRIMARY KEY (council_id, id)
);


CREATE TABLE digest_choice (
    council_id text NOT NULL,
    person_id uuid NOT NULL,
    day text NOT NULL,
    hour integer NOT NULL,
    is_off boolean NOT NULL,
    CONSTRAINT "PK_digest_choice" PRIMARY KEY (council_id, person_id)
);


CREATE TABLE lane (
    council_id text NOT NULL,
    holder text,
    fence bigint NOT NULL,
    lease_until timestamp with time zone NOT NULL,
    held_because text,
    resumed_at timestamp with time zone,
    paused_until timestamp with time zone,
    CONSTRAINT "PK_lane" PRIMARY KEY (council_id)
);


CREATE TABLE mark_lookup (
    council_id text NOT NULL,
    id uuid NOT NULL,
    mark text NOT NULL,
    briefing_id uuid NOT NULL,
    version integer NOT NULL,
    reason text NOT NULL,
    asked_by_id uuid NOT NULL,
    capacity text NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    decision text,
    read_at timestamp with time zone,
    ends_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    CONSTRAINT "PK_mark_lookup" PRIMARY KEY (council_id, id)
);


CREATE TABLE person (
    council_id text NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    email text,
    entra_object_id uuid,
    ended_on date,
    kind character varying(8) NOT NULL,
    external_id text,
    ward_key text,
    political_group text,
    portfolios text,
    committee_roles text,
    term_starts_on date,
    term_ends_on date,
    job_title text,
    directorate text,
    services text,
    link_wards text,
    roles text,
    CONSTRAINT "PK_person" PRIMARY KEY (council_id, id)
);


CREATE TABLE question (
    council_id text NOT NULL,
    id uuid NOT NULL,
    number integer NOT NULL,
    asker_id uuid NOT NULL,
    ward_key text NOT NULL,
    briefing_id uuid,
    text text NOT NULL,
    why text NOT NULL,
    urgent boolean NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    asked_on date NOT NULL,
    turn text NOT NULL,
    first_response_due_on date NOT NULL,
    answer_due_on date NOT NULL,
    state text NOT NULL,
    service text,
    link_ward_key text,
    directorate text NOT NULL,
    portfolio text NOT NULL,
    routed_because text NOT NULL,
    routed_at timestamp with time zone,
    owner_id uuid,
    taken_at timestamp with time zone,
    answered_at timestamp with time zone,
    answered_by_id uuid,
    answer text,
    CONSTRAINT "PK_question" PRIMARY KEY (council_id, id)
);


CREATE TABLE question_event (
    council_id text NOT NULL,
    question_id uuid NOT NULL,
    sequence integer NOT NULL,
    at timestamp with time zone NOT NULL,
    act text NOT NULL,
    actor_id uuid,
    note text NOT NULL,
    CONSTRAINT "PK_question_event" PRIMARY KEY (council_id, question_id, sequence)
);


CREATE TABLE round (
    council_id text NOT NULL,
    name text NOT NULL,
    done_on date NOT NULL,
    CONSTRAINT "PK_round" PRIMARY KEY (council_id, name)
);


CREATE TABLE service_area (
    council_id text NOT NULL,
    name text NOT NULL,
    directorate text NOT NULL,
    portfolio text NOT NULL,
    words text NOT NULL,
    CONSTRAINT "PK_service_area" PRIMARY KEY (council_id, name)
);


CREATE TABLE terms_acceptance (
    council_id text NOT NULL,
    briefing_id uuid NOT NULL,
    person_id uuid NOT NULL,
    accepted_at timestamp with time zone NOT NULL,
    wording_version text NOT NULL,
    terms_hash text NOT NULL,
    version integer NOT NULL,
    CONSTRAINT "PK_terms_acceptance" PRIMARY KEY (council_id, briefing_id, person_id)
);


CREATE TABLE told_another_way (
    council_id text NOT NULL,
    briefing_id uuid NOT NULL,
    person_id uuid NOT NULL,
    how text NOT NULL,
    told_by_id uuid NOT NULL,
    told_at timestamp with time zone NOT NULL,
    CONSTRAINT "PK_told_another_way" PRIMARY KEY (council_id, briefing_id, person_id)
);


CREATE TABLE ward (
    council_id text NOT NULL,
    key text NOT NULL,
    name text NOT NULL,
    code text,
    seats integer NOT NULL,
    locality text,
    CONSTRAINT "PK_ward" PRIMARY KEY (council_id, key)
);


CREATE TABLE tier (
    council_id text NOT NULL,
    briefing_id uuid NOT NULL,
    audience text NOT NULL,
    release_at timestamp with time zone NOT NULL,
    released_at timestamp with time zone,
    CONSTRAINT "PK_tier" PRIMARY KEY (council_id, briefing_id, audience),
    CONSTRAINT "FK_tier_briefing_council_id_briefing_id" FOREIGN KEY (council_id, briefing_id) REFERENCES briefing (council_id, id) ON DELETE CASCADE
);


CREATE INDEX ix_briefing_look_again ON briefing (look_again_at) WHERE look_again_at IS NOT NULL;


CREATE INDEX ix_briefing_scheduled ON briefing (state) WHERE state = 'Scheduled';


CREATE UNIQUE INDEX "IX_briefing_council_id_author_id_turn" ON briefing (council_id, author_id, turn) WHERE turn IS NOT NULL;


CREATE UNIQUE INDEX "IX_briefing_council_id_number" ON briefing (council_id, number);


CREATE UNIQUE INDEX "IX_delivery_council_id_kind_subject_id_recipient_id_occasion" ON delivery (council_id, kind, subject_id, recipient_id, occasion);


CREATE INDEX "IX_delivery_council_id_recipient_id_activity_id" ON delivery (council_id, recipient_id, activity_id) WHERE activity_id IS NOT NULL;


CREATE INDEX "IX_delivery_council_id_about_id" ON delivery (council_id, about_id) WHERE about_id IS NOT NULL;


CREATE INDEX ix_delivery_doubtful ON delivery (council_id, recipient_id, attempted_at) WHERE state IN ('Ambiguous', 'InFlight');


CREATE INDEX ix_delivery_due ON delivery (council_id, priority, due_at) WHERE state IN ('Planned', 'Throttled', 'InFlight');


CREATE INDEX ix_delivery_unreached ON delivery (planned_at) WHERE kind = 'Briefing' AND state IN ('Planned', 'Throttled', 'Ambiguous', 'Refused');


CREATE UNIQUE INDEX "IX_mark_lookup_council_id_asked_by_id_mark" ON mark_lookup (council_id, asked_by_id, mark) WHERE ended_at IS NULL;


CREATE INDEX ix_mark_lookup_running ON mark_lookup (ends_at) WHERE ended_at IS NULL;


CREATE UNIQUE INDEX "IX_person_council_id_entra_object_id" ON person (council_id, entra_object_id) WHERE entra_object_id IS NOT NULL;


CREATE UNIQUE INDEX "IX_person_council_id_external_id" ON person (council_id, external_id) WHERE external_id IS NOT NULL;


CREATE UNIQUE INDEX "IX_question_council_id_asker_id_turn" ON question (council_id, asker_id, turn);


CREATE UNIQUE INDEX "IX_question_council_id_number" ON question (council_id, number);


CREATE INDEX ix_question_open ON question (council_id, answer_due_on) WHERE state <> 'Answered';


CREATE INDEX ix_question_unrouted ON question (asked_at) WHERE state = 'Submitted';


CREATE INDEX ix_tier_due ON tier (release_at) WHERE released_at IS NULL;



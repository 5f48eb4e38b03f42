CREATE TABLE "acknowledgement" (
    "council_id" TEXT NOT NULL,
    "briefing_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "acknowledged_at" TEXT NOT NULL,
    CONSTRAINT "PK_acknowledgement" PRIMARY KEY ("council_id", "briefing_id", "person_id")
);


CREATE TABLE "audit_entry" (
    "council_id" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "at" TEXT NOT NULL,
    "actor_id" TEXT NULL,
    "capacity" TEXT NOT NULL,
    "act" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "facts" TEXT NOT NULL,
    "previous_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    CONSTRAINT "PK_audit_entry" PRIMARY KEY ("council_id", "sequence")
);


CREATE TABLE "audit_head" (
    "council_id" TEXT NOT NULL CONSTRAINT "PK_audit_head" PRIMARY KEY,
    "sequence" INTEGER NOT NULL,
    "hash" TEXT NOT NULL
);


CREATE TABLE "briefing" (
    "council_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "author_id" TEXT NOT NULL,
    "author_capacity" TEXT NOT NULL,
    "drafted_at" TEXT NOT NULL,
    "turn" TEXT NULL,
    "text" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "approvals" TEXT NOT NULL,
    "statutory_at" TEXT NULL,
    "look_again_at" TEXT NULL,
    "interests" TEXT NOT NULL,
    "lifted_at" TEXT NULL,
    "proposed_lift" TEXT NULL,
    "lifted_early_because" TEXT NULL,
    "version" INTEGER NOT NULL,
    "proposed" TEXT NULL,
    "corrected_at" TEXT NULL,
    "what_changed" TEXT NULL,
    "withdrawn_at" TEXT NULL,
    "withdrawn_reason" TEXT NULL,
    "all_members_at" TEXT NULL,
    "embargo_until" TEXT NULL,
    "press_at" TEXT NULL,
    "staff_at" TEXT NULL,
    "ward_members_at" TEXT NULL,
    CONSTRAINT "PK_briefing" PRIMARY KEY ("council_id", "id")
);


CREATE TABLE "chat_address" (
    "council_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "service_url" TEXT NOT NULL,
    "conversation_id" TEXT NOT NULL,
    "channel_user_id" TEXT NOT NULL,
    "learned_at" TEXT NOT NULL,
    "closed_at" TEXT NULL,
    CONSTRAINT "PK_chat_address" PRIMARY KEY ("council_id", "person_id")
);


CREATE TABLE "counter" (
    "council_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "value" INTEGER NOT NULL,
    CONSTRAINT "PK_counter" PRIMARY KEY ("council_id", "name")
);


CREATE TABLE "delivery" (
    "council_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "recipient_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "occasion" TEXT NOT NULL,
    "topic" TEXT NULL,
    "about_id" TEXT NULL,
    "via" TEXT NOT NULL,
    "act" TEXT NOT NULL,
    "target_id" TEXT NULL,
    "priority" INTEGER NOT NULL,
    "planned_at" TEXT NOT NULL,
    "due_at" TEXT NOT NULL,
    "useful_until" TEXT NULL,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL,
    "attempted_at" TEXT NULL,
    "fence" INTEGER NOT NULL,
    "accepted_at" TEXT NULL,
    "seen_at" TEXT NULL,
    "conversation_id" TEXT NULL,
    "activity_id" TEXT NULL,
    "reason" TEXT NULL,
    "refusal" TEXT NULL,
    CONSTRAINT "PK_delivery" PRIMARY KEY ("council_id", "id")
);


CREATE TABLE "digest_choice" (
    "council_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "hour" INTEGER NOT NULL,
    "is_off" INTEGER NOT NULL,
    CONSTRAINT "PK_digest_choice" PRIMARY KEY ("council_id", "person_id")
);


CREATE TABLE "lane" (
    "council_id" TEXT NOT NULL CONSTRAINT "PK_lane" PRIMARY KEY,
    "holder" TEXT NULL,
    "fence" INTEGER NOT NULL,
    "lease_until" TEXT NOT NULL,
    "held_because" TEXT NULL,
    "resumed_at" TEXT NULL,
    "paused_until" TEXT NULL
);


CREATE TABLE "mark_lookup" (
    "council_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "mark" TEXT NOT NULL,
    "briefing_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "asked_by_id" TEXT NOT NULL,
    "capacity" TEXT NOT NULL,
    "asked_at" TEXT NOT NULL,
    "decision" TEXT NULL,
    "read_at" TEXT NULL,
    "ends_at" TEXT NOT NULL,
    "ended_at" TEXT NULL,
    CONSTRAINT "PK_mark_lookup" PRIMARY KEY ("council_id", "id")
);


CREATE TABLE "person" (
    "council_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NULL,
    "entra_object_id" TEXT NULL,
    "ended_on" TEXT NULL,
    "kind" TEXT NOT NULL,
    "external_id" TEXT NULL,
    "ward_key" TEXT NULL,
    "political_group" TEXT NULL,
    "portfolios" TEXT NULL,
    "committee_roles" TEXT NULL,
    "term_starts_on" TEXT NULL,
    "term_ends_on" TEXT NULL,
    "job_title" TEXT NULL,
    "directorate" TEXT NULL,
    "services" TEXT NULL,
    "link_wards" TEXT NULL,
    "roles" TEXT NULL,
    CONSTRAINT "PK_person" PRIMARY KEY ("council_id", "id")
);


CREATE TABLE "question" (
    "council_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "asker_id" TEXT NOT NULL,
    "ward_key" TEXT NOT NULL,
    "briefing_id" TEXT NULL,
    "text" TEXT NOT NULL,
    "why" TEXT NOT NULL,
    "urgent" INTEGER NOT NULL,
    "asked_at" TEXT NOT NULL,
    "asked_on" TEXT NOT NULL,
    "turn" TEXT NOT NULL,
    "first_response_due_on" TEXT NOT NULL,
    "answer_due_on" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "service" TEXT NULL,
    "link_ward_key" TEXT NULL,
    "directorate" TEXT NOT NULL,
    "portfolio" TEXT NOT NULL,
    "routed_because" TEXT NOT NULL,
    "routed_at" TEXT NULL,
    "owner_id" TEXT NULL,
    "taken_at" TEXT NULL,
    "answered_at" TEXT NULL,
    "answered_by_id" TEXT NULL,
    "answer" TEXT NULL,
    CONSTRAINT "PK_question" PRIMARY KEY ("council_id", "id")
);


CREATE TABLE "question_event" (
    "council_id" TEXT NOT NULL,
    "question_id" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "at" TEXT NOT NULL,
    "act" TEXT NOT NULL,
    "actor_id" TEXT NULL,
    "note" TEXT NOT NULL,
    CONSTRAINT "PK_question_event" PRIMARY KEY ("council_id", "question_id", "sequence")
);


CREATE TABLE "round" (
    "council_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "done_on" TEXT NOT NULL,
    CONSTRAINT "PK_round" PRIMARY KEY ("council_id", "name")
);


CREATE TABLE "service_area" (
    "council_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "directorate" TEXT NOT NULL,
    "portfolio" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    CONSTRAINT "PK_service_area" PRIMARY KEY ("council_id", "name")
);


CREATE TABLE "terms_acceptance" (
    "council_id" TEXT NOT NULL,
    "briefing_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "accepted_at" TEXT NOT NULL,
    "wording_version" TEXT NOT NULL,
    "terms_hash" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "PK_terms_acceptance" PRIMARY KEY ("council_id", "briefing_id", "person_id")
);


CREATE TABLE "told_another_way" (
    "council_id" TEXT NOT NULL,
    "briefing_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "how" TEXT NOT NULL,
    "told_by_id" TEXT NOT NULL,
    "told_at" TEXT NOT NULL,
    CONSTRAINT "PK_told_another_way" PRIMARY KEY ("council_id", "briefing_id", "person_id")
);


CREATE TABLE "ward" (
    "council_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "code" TEXT NULL,
    "seats" INTEGER NOT NULL,
    "locality" TEXT NULL,
    CONSTRAINT "PK_ward" PRIMARY KEY ("council_id", "key")
);


CREATE TABLE "tier" (
    "council_id" TEXT NOT NULL,
    "briefing_id" TEXT NOT NULL,
    "audience" TEXT NOT NULL,
    "release_at" TEXT NOT NULL,
    "released_at" TEXT NULL,
    CONSTRAINT "PK_tier" PRIMARY KEY ("council_id", "briefing_id", "audience"),
    CONSTRAINT "FK_tier_briefing_council_id_briefing_id" FOREIGN KEY ("council_id", "briefing_id") REFERENCES "briefing" ("council_id", "id") ON DELETE CASCADE
);


CREATE INDEX "ix_briefing_look_again" ON "briefing" ("look_again_at") WHERE look_again_at IS NOT NULL;


CREATE INDEX "ix_briefing_scheduled" ON "briefing" ("state") WHERE state = 'Scheduled';


CREATE UNIQUE INDEX "IX_briefing_council_id_author_id_turn" ON "briefing" ("council_id", "author_id", "turn") WHERE turn IS NOT NULL;


CREATE UNIQUE INDEX "IX_briefing_council_id_number" ON "briefing" ("council_id", "number");


CREATE UNIQUE INDEX "IX_delivery_council_id_kind_subject_id_recipient_id_occasion" ON "delivery" ("council_id", "kind", "subject_id", "recipient_id", "occasion");


CREATE INDEX "IX_delivery_council_id_recipient_id_activity_id" ON "delivery" ("council_id", "recipient_id", "activity_id") WHERE activity_id IS NOT NULL;


CREATE INDEX "IX_delivery_council_id_about_id" ON "delivery" ("council_id", "about_id") WHERE about_id IS NOT NULL;


CREATE INDEX "ix_delivery_doubtful" ON "delivery" ("council_id", "recipient_id", "attempted_at") WHERE state IN ('Ambiguous', 'InFlight');


CREATE INDEX "ix_delivery_due" ON "delivery" ("council_id", "priority", "due_at") WHERE state IN ('Planned', 'Throttled', 'InFlight');


CREATE INDEX "ix_delivery_unreached" ON "delivery" ("planned_at") WHERE kind = 'Briefing' AND state IN ('Planned', 'Throttled', 'Ambiguous', 'Refused');


CREATE UNIQUE INDEX "IX_mark_lookup_council_id_asked_by_id_mark" ON "mark_lookup" ("council_id", "asked_by_id", "mark") WHERE ended_at IS NULL;


CREATE INDEX "ix_mark_lookup_running" ON "mark_lookup" ("ends_at") WHERE ended_at IS NULL;


CREATE UNIQUE INDEX "IX_person_council_id_entra_object_id" ON "person" ("council_id", "entra_object_id") WHERE entra_object_id IS NOT NULL;


CREATE UNIQUE INDEX "IX_person_council_id_external_id" ON "person" ("council_id", "external_id") WHERE external_id IS NOT NULL;


CREATE UNIQUE INDEX "IX_question_council_id_asker_id_turn" ON "question" ("council_id", "asker_id", "turn");


CREATE UNIQUE INDEX "IX_question_council_id_number" ON "question" ("council_id", "number");


CREATE INDEX "ix_question_open" ON "question" ("council_id", "answer_due_on") WHERE state <> 'Answered';


CREATE INDEX "ix_question_unrouted" ON "question" ("asked_at") WHERE state = 'Submitted';


CREATE INDEX "ix_tier_due" ON "tier" ("release_at") WHERE released_at IS NULL;



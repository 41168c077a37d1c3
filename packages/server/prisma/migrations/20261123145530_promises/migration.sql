-- CreateEnum
CREATE TYPE "SlaClockKind" AS ENUM ('RESPONSE', 'ARRIVAL', 'RESOLUTION');

-- CreateEnum
CREATE TYPE "SlaState" AS ENUM ('RUNNING', 'PAUSED', 'MET', 'BREACHED', 'STOPPED');

-- CreateEnum
CREATE TYPE "SlaMarkKind" AS ENUM ('STARTED', 'PAUSED', 'RESUMED', 'RESPONDED', 'ARRIVED', 'RESOLVED', 'REOPENED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "VisitState" AS ENUM ('BOOKED', 'EN_ROUTE', 'ARRIVED', 'DONE', 'MISSED', 'CANCELLED');

-- AlterTable
ALTER TABLE "organization" ADD COLUMN     "service_level" TEXT;

-- AlterTable
ALTER TABLE "member" ADD COLUMN     "regions" TEXT[],
ADD COLUMN     "skills" TEXT[];

-- AlterTable
ALTER TABLE "ticket" ADD COLUMN     "assignee_id" UUID,
ADD COLUMN     "band" "DistanceBand",
ADD COLUMN     "missing_parts" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "repeat_of_id" UUID,
ADD COLUMN     "service_level" TEXT NOT NULL DEFAULT 'standard';

-- CreateTable
CREATE TABLE "certification" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "category" TEXT NOT NULL,
    "valid_until" DATE NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "certification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "visit" (
    "id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "technician_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "state" "VisitState" NOT NULL DEFAULT 'BOOKED',
    "en_route_at" TIMESTAMPTZ(3),
    "arrived_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "visit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calendar" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "time_zone" TEXT NOT NULL,
    "weekly" JSONB NOT NULL,
    "holidays" DATE[],
    "extra_days" JSONB NOT NULL DEFAULT '[]',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "superseded_at" TIMESTAMPTZ(3),

    CONSTRAINT "calendar_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "service_level" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "targets" JSONB NOT NULL,
    "pauses_on" "HoldReason"[],
    "escalations" JSONB NOT NULL DEFAULT '[]',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "superseded_at" TIMESTAMPTZ(3),

    CONSTRAINT "service_level_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sla_mark" (
    "ticket_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" "SlaMarkKind" NOT NULL,
    "reason" "HoldReason",

    CONSTRAINT "sla_mark_pkey" PRIMARY KEY ("ticket_id","seq")
);

-- CreateTable
CREATE TABLE "sla_clock" (
    "ticket_id" UUID NOT NULL,
    "kind" "SlaClockKind" NOT NULL,
    "service_level_id" UUID NOT NULL,
    "calendar_id" UUID NOT NULL,
    "target_ms" BIGINT NOT NULL,
    "state" "SlaState" NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "breached_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "told_percent" INTEGER NOT NULL DEFAULT 0,
    "next_at" TIMESTAMPTZ(3),

    CONSTRAINT "sla_clock_pkey" PRIMARY KEY ("ticket_id","kind")
);

-- CreateTable
CREATE TABLE "sandbox_clock" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "offset_ms" BIGINT NOT NULL,

    CONSTRAINT "sandbox_clock_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "certification_member_id_category_key" ON "certification"("member_id", "category");

-- CreateIndex
CREATE INDEX "visit_ticket_id_starts_at_id_idx" ON "visit"("ticket_id", "starts_at", "id");

-- CreateIndex
CREATE INDEX "visit_technician_id_starts_at_idx" ON "visit"("technician_id", "starts_at");

-- CreateIndex
CREATE INDEX "visit_starts_at_id_idx" ON "visit"("starts_at", "id");

-- CreateIndex
CREATE INDEX "visit_organization_id_starts_at_id_idx" ON "visit"("organization_id", "starts_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "calendar_code_version_key" ON "calendar"("code", "version");

-- CreateIndex
CREATE UNIQUE INDEX "service_level_code_version_key" ON "service_level"("code", "version");

-- CreateIndex
CREATE INDEX "ticket_assignee_id_idx" ON "ticket"("assignee_id");

-- CreateIndex
CREATE INDEX "ticket_repeat_of_id_idx" ON "ticket"("repeat_of_id");

-- AddForeignKey
ALTER TABLE "certification" ADD CONSTRAINT "certification_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_assignee_id_fkey" FOREIGN KEY ("assignee_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_repeat_of_id_fkey" FOREIGN KEY ("repeat_of_id") REFERENCES "ticket"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit" ADD CONSTRAINT "visit_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit" ADD CONSTRAINT "visit_technician_id_fkey" FOREIGN KEY ("technician_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit" ADD CONSTRAINT "visit_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sla_mark" ADD CONSTRAINT "sla_mark_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sla_clock" ADD CONSTRAINT "sla_clock_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema cannot say.

CREATE EXTENSION IF NOT EXISTS "btree_gist";

-- One technician, one place at a time: whatever runs at once, the second booking of a window is refused here.
ALTER TABLE "visit" ADD CONSTRAINT "visit_no_overlap" EXCLUDE USING gist
  ("technician_id" WITH =, tstzrange("starts_at", "ends_at") WITH &&) WHERE ("state" IN ('BOOKED', 'EN_ROUTE', 'ARRIVED'));
ALTER TABLE "visit" ADD CONSTRAINT "visit_window_check" CHECK ("starts_at" < "ends_at");
ALTER TABLE "visit" ADD CONSTRAINT "visit_ended_check" CHECK (("state" IN ('DONE', 'MISSED', 'CANCELLED')) = ("ended_at" IS NOT NULL));

ALTER TABLE "ticket" ADD CONSTRAINT "ticket_missing_parts_check" CHECK ("missing_parts" >= 0);
CREATE INDEX "ticket_repeats" ON "ticket" ("serial", "fault_code", "resolved_at") WHERE "fault_code" IS NOT NULL;
CREATE INDEX "ticket_to_close" ON "ticket" ("resolved_at") WHERE "status" = 'RESOLVED';

CREATE UNIQUE INDEX "calendar_current" ON "calendar" ("code") WHERE "superseded_at" IS NULL;
CREATE UNIQUE INDEX "service_level_current" ON "service_level" ("code") WHERE "superseded_at" IS NULL;

ALTER TABLE "sla_clock" ADD CONSTRAINT "sla_clock_target_check" CHECK ("target_ms" > 0);
CREATE INDEX "sla_clock_next" ON "sla_clock" ("next_at") WHERE "next_at" IS NOT NULL;
-- By which the clocks of a superseded version are found.
CREATE INDEX "sla_clock_open_level" ON "sla_clock" ("service_level_id") WHERE "ended_at" IS NULL;
CREATE INDEX "sla_clock_open_calendar" ON "sla_clock" ("calendar_id") WHERE "ended_at" IS NULL;

-- What happened is not changed afterwards.
CREATE FUNCTION "sla_mark_is_append_only"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the marks of a ticket are append-only';
END
$$;
CREATE TRIGGER "sla_mark_append_only" BEFORE UPDATE OR DELETE ON "sla_mark"
  FOR EACH ROW EXECUTE FUNCTION "sla_mark_is_append_only"();

ALTER TABLE "sandbox_clock" ADD CONSTRAINT "sandbox_clock_single" CHECK ("id" = 1);

-- The built-in calendars and service levels: data like any other, to be edited by the API.
INSERT INTO "calendar" ("id", "code", "time_zone", "weekly", "created_at") VALUES
  (gen_random_uuid(), 'ALWAYS', 'UTC', '[
    {"weekday": 1, "from": "00:00", "to": "24:00"},
    {"weekday": 2, "from": "00:00", "to": "24:00"},
    {"weekday": 3, "from": "00:00", "to": "24:00"},
    {"weekday": 4, "from": "00:00", "to": "24:00"},
    {"weekday": 5, "from": "00:00", "to": "24:00"},
    {"weekday": 6, "from": "00:00", "to": "24:00"},
    {"weekday": 7, "from": "00:00", "to": "24:00"}
  ]', now()),
  (gen_random_uuid(), 'BUSINESS', 'UTC', '[
    {"weekday": 1, "from": "09:00", "to": "12:00"},
    {"weekday": 1, "from": "13:00", "to": "18:00"},
    {"weekday": 2, "from": "09:00", "to": "12:00"},
    {"weekday": 2, "from": "13:00", "to": "18:00"},
    {"weekday": 3, "from": "09:00", "to": "12:00"},
    {"weekday": 3, "from": "13:00", "to": "18:00"},
    {"weekday": 4, "from": "09:00", "to": "12:00"},
    {"weekday": 4, "from": "13:00", "to": "18:00"},
    {"weekday": 5, "from": "09:00", "to": "12:00"},
    {"weekday": 5, "from": "13:00", "to": "18:00"}
  ]', now());

INSERT INTO "service_level" ("id", "code", "targets", "escalations", "created_at") VALUES
  (gen_random_uuid(), 'standard', '[
    {"clock": "RESPONSE", "priority": null, "band": null, "target": 3600000, "calendar": "ALWAYS"},
    {"clock": "ARRIVAL", "priority": null, "band": null, "target": 86400000, "calendar": "ALWAYS"},
    {"clock": "RESOLUTION", "priority": null, "band": null, "target": 57600000, "calendar": "BUSINESS"}
  ]', '[
    {"clock": "RESPONSE", "percent": 100, "action": "NOTIFY", "role": "MANAGER"},
    {"clock": "ARRIVAL", "percent": 100, "action": "NOTIFY", "role": "MANAGER"},
    {"clock": "RESOLUTION", "percent": 100, "action": "NOTIFY", "role": "MANAGER"}
  ]', now()),
  (gen_random_uuid(), 'project', '[
    {"clock": "RESPONSE", "priority": "P1", "band": null, "target": 300000, "calendar": "ALWAYS"},
    {"clock": "RESPONSE", "priority": "P2", "band": null, "target": 300000, "calendar": "ALWAYS"},
    {"clock": "RESPONSE", "priority": "P3", "band": null, "target": 600000, "calendar": "ALWAYS"},
    {"clock": "RESPONSE", "priority": "P4", "band": null, "target": 1200000, "calendar": "ALWAYS"},
    {"clock": "ARRIVAL", "priority": "P1", "band": "SAME_CITY", "target": 3600000, "calendar": "ALWAYS"},
    {"clock": "ARRIVAL", "priority": "P2", "band": "SAME_CITY", "target": 3600000, "calendar": "ALWAYS"},
    {"clock": "ARRIVAL", "priority": "P3", "band": "SAME_CITY", "target": 7200000, "calendar": "ALWAYS"},
    {"clock": "ARRIVAL", "priority": "P4", "band": "SAME_CITY", "target": 7200000, "calendar": "ALWAYS"},
    {"clock": "ARRIVAL", "priority": "P1", "band": "NEARBY", "target": 43200000, "calendar": "ALWAYS"},
    {"clock": "ARRIVAL", "priority": "P2", "band": "NEARBY", "target": 43200000, "calendar": "ALWAYS"},
    {"clock": "ARRIVAL", "priority": "P3", "band": "NEARBY", "target": 86400000, "calendar": "ALWAYS"},
    {"clock": "ARRIVAL", "priority": "P4", "band": "NEARBY", "target": 86400000, "calendar": "ALWAYS"},
    {"clock": "ARRIVAL", "priority": "P1", "band": "REMOTE", "target": 172800000, "calendar": "ALWAYS"},
    {"clock": "ARRIVAL", "priority": "P2", "band": "REMOTE", "target": 172800000, "calendar": "ALWAYS"},
    {"clock": "ARRIVAL", "priority": "P3", "band": "REMOTE", "target": 172800000, "calendar": "ALWAYS"},
    {"clock": "ARRIVAL", "priority": "P4", "band": "REMOTE", "target": 172800000, "calendar": "ALWAYS"},
    {"clock": "RESOLUTION", "priority": "P1", "band": null, "target": 57600000, "calendar": "BUSINESS"},
    {"clock": "RESOLUTION", "priority": "P2", "band": null, "target": 57600000, "calendar": "BUSINESS"},
    {"clock": "RESOLUTION", "priority": "P3", "band": null, "target": 86400000, "calendar": "BUSINESS"},
    {"clock": "RESOLUTION", "priority": "P4", "band": null, "target": 144000000, "calendar": "BUSINESS"}
  ]', '[
    {"clock": "RESPONSE", "percent": 100, "action": "NOTIFY", "role": "MANAGER"},
    {"clock": "ARRIVAL", "percent": 100, "action": "NOTIFY", "role": "MANAGER"},
    {"clock": "RESOLUTION", "percent": 100, "action": "NOTIFY", "role": "MANAGER"}
  ]', now());
